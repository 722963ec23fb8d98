//! The one place where data goes to standard output.

use std::io::{self, BufWriter, Write};

/// Writes to standard output through `write`, whole or with an error.
pub(crate) fn with(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    out.flush()?;
    Ok(())
}
