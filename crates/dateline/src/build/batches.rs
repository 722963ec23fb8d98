//! The reader's items in batches. Where one ends depends on the records alone, never on threads.

use dateline_reader::{Input, Item, RawReport, Reader, Reject};

/// Bytes of text after which a batch is full.
const BYTES: usize = 2 << 20;
/// Items after which a batch is full.
const ITEMS: usize = 4096;

/// Bytes of text after which a group is full: what is made of it then fits into a near cache.
const TOGETHER: usize = 32 << 10;

/// Some records in their order, and the inputs that end among them.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// Reports in groups, each of which one thread takes through the stages together.
    pub(crate) groups: Vec<Vec<RawReport>>,
    pub(crate) rejects: Vec<Reject>,
    pub(crate) inputs: Vec<Input>,
    /// Bytes that the reader has gone through by now.
    pub(crate) bytes_read: u64,
}

/// The next batch; none when everything is read.
pub(crate) fn next(reader: &mut Reader) -> Option<Batch> {
    let mut batch = Batch::default();
    let (mut bytes, mut items, mut full) = (0, 0, 0);
    while bytes < BYTES && items < ITEMS {
        match reader.next() {
            None if items == 0 => return None,
            None => break,
            Some(Item::Report(report)) => {
                let length = report.text.len();
                match batch.groups.last_mut() {
                    Some(group) if bytes < full => group.push(report),
                    _ => {
                        batch.groups.push(vec![report]);
                        full = bytes + TOGETHER;
                    }
                }
                bytes += length;
            }
            Some(Item::Reject(reject)) => batch.rejects.push(reject),
            Some(Item::InputDone(input)) => batch.inputs.push(input),
        }
        items += 1;
    }
    batch.bytes_read = reader.bytes_read();
    Some(batch)
}
