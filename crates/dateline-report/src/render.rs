//! Templates, and what stands round every page: style, script, and the policy that allows no other.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::contents::Contents;
use crate::{Error, Options};

const STYLE: &str = include_str!("../assets/style.css");
const SCRIPT: &str = include_str!("../assets/report.js");

/// Every template by its name. Names end in `.html`, so all that is put into them is escaped.
const TEMPLATES: [(&str, &str); 10] = [
    ("page.html", include_str!("../templates/page.html")),
    ("parts.html", include_str!("../templates/parts.html")),
    ("overview.html", include_str!("../templates/overview.html")),
    ("meetings.html", include_str!("../templates/meetings.html")),
    ("timeline.html", include_str!("../templates/timeline.html")),
    ("people.html", include_str!("../templates/people.html")),
    ("map.html", include_str!("../templates/map.html")),
    ("doubts.html", include_str!("../templates/doubts.html")),
    ("documents.html", include_str!("../templates/documents.html")),
    ("document.html", include_str!("../templates/document.html")),
];

/// Where pages go, and what they have in common.
pub(crate) struct Site {
    folder: PathBuf,
    templates: Environment<'static>,
    common: Value,
}

/// Where a page lies: its file, and the way from it to the folder of the pages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Address<'a> {
    pub(crate) file: &'a str,
    pub(crate) root: &'static str,
}

impl Site {
    /// Makes the folder and reads the templates.
    pub(crate) fn new(
        folder: &Path,
        options: &Options,
        contents: &Contents,
    ) -> Result<Self, Error> {
        let documents = folder.join("documents");
        fs::create_dir_all(&documents)
            .map_err(|source| Error::Write { path: documents, source })?;
        let mut templates = Environment::new();
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?;
        templates.set_syntax(syntax);
        for (name, source) in TEMPLATES {
            templates.add_template(name, source)?;
        }
        let common = context! {
            heading => &options.title,
            program => &options.program,
            style => STYLE,
            script => SCRIPT,
            policy => policy(),
            has_map => contents.sites.iter().any(|site| site.at.is_some()),
        };
        Ok(Self { folder: folder.to_owned(), templates, common })
    }

    /// Writes a page.
    pub(crate) fn write(
        &self,
        template: &str,
        address: Address,
        title: &str,
        contents: impl Serialize,
    ) -> Result<(), Error> {
        let template = self.templates.get_template(template)?;
        let page = context! { file => address.file, root => address.root, title };
        let all = context! { ..page, ..Value::from(Serde(contents)), ..self.common.clone() };
        let html = template.render(all)?;
        let path = self.folder.join(address.file);
        fs::write(&path, html).map_err(|source| Error::Write { path, source })
    }
}

/// What a page may do: use the style and the script that stand in it. Nothing is loaded, nothing sent.
fn policy() -> String {
    let hash = |text: &str| {
        let hash = Sha256::digest(text.as_bytes());
        base64::engine::general_purpose::STANDARD.encode(hash)
    };
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}
