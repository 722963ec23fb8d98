//! A fault of ours in one report costs that report, not the run.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static FAULT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Makes a panic inside a guarded stage silent on stderr; it is told as a row of `rejects`. For
/// programs: a library leaves the panic hook alone.
pub fn install_panic_hook() {
    let default = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !GUARDED.get() {
            return default(info);
        }
        let place = info.location().map_or_else(String::new, |at| {
            // Without the folders of the machine that it was built on.
            let from = at.file().rfind("crates/").unwrap_or(0);
            format!(" at {}:{}", &at.file()[from..], at.line())
        });
        FAULT.set(Some(format!("{}{place}", message(info.payload()))));
    }));
}

/// What `work` gives, or what it died of.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let outer = GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    result.map_err(|payload| FAULT.take().unwrap_or_else(|| message(&*payload)))
}

fn message(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_becomes_a_message() {
        assert_eq!(guarded(|| 7), Ok(7));
        let died = guarded(|| -> u8 { panic!("number {}", 3) });
        assert!(died.is_err_and(|message| message.contains("number 3")));
    }
}
