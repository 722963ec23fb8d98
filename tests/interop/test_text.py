"""Offsets: `text[start:end]` in Python, white space folded, is what the row says, in every table that has offsets."""

import re

import polars

# Unicode's White_Space; Python's \s also takes the separators U+001C to U+001F, which are none.
WHITE_SPACE = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")

# Text that is joined of the rows of another table, and so has no offsets of its own.
JOINED = {("statements", "content_text")}


def fold(text):
    return WHITE_SPACE.sub(" ", text)


def rows(table):
    return polars.read_parquet(table.files["parquet"]).to_dicts()


def texts(tables):
    return {row["document_id"]: row["text"] for row in rows(tables["texts"])}


def document_of(tables, table):
    """A function from a row to the document its offsets count in: its own column, or its parent's."""
    if table.has("document_id"):
        return lambda row: row["document_id"]
    (columns, target, _), *_ = [key for key in table.foreign_keys if tables[key[1]].has("document_id")]
    parent = {row[tables[target].primary_key[0]]: row["document_id"] for row in rows(tables[target])}
    return lambda row: parent[row[columns[0]]]


def offset_columns(table):
    """Triples (text column, start column, end column) of a table."""
    for field in table.fields:
        if field.type != "string" or (table.name, field.name) in JOINED or table.name == "texts":
            continue
        own = field.name.removesuffix("_text")
        if field.name.endswith("_text") and table.has(f"{own}_start", f"{own}_end"):
            yield field.name, f"{own}_start", f"{own}_end"
        elif (field.name.endswith("_text") or field.name == "text") and table.has("start", "end"):
            yield field.name, "start", "end"


def test_offsets_reproduce_the_words(folder, tables, table):
    triples = list(offset_columns(table))
    if not triples:
        return
    text, document = texts(tables), document_of(tables, table)
    for row in rows(table):
        for words, start, end in triples:
            assert (row[words] is None) == (row[start] is None) == (row[end] is None), row
            if row[words] is not None:
                assert fold(text[document(row)][row[start] : row[end]]) == row[words], row


def test_the_tables_that_must_have_offsets_have_them(folder, tables):
    found = {table.name for table in tables.values() if list(offset_columns(table))}
    assert found >= {
        "documents",
        "document_places",
        "sentences",
        "mentions",
        "dates",
        "statements",
        "statement_speakers",
        "statement_contents",
        "statement_topics",
        "meeting_reports",
    }


def test_bytes_and_code_points_say_the_same(folder, tables):
    text = {document: (text, text.encode()) for document, text in texts(tables).items()}
    for name in ("sentences", "mentions"):
        for row in rows(tables[name]):
            characters, encoded = text[row["document_id"]]
            in_bytes = encoded[row["byte_start"] : row["byte_end"]].decode("utf-8")
            assert in_bytes == characters[row["start"] : row["end"]], row


def test_evidence_is_where_it_says(folder, tables, table):
    """A `*_text` column with a `mention_id` and no offsets holds the words of that mention."""
    if not table.has("mention_id") or table.has("start") or table.name == "mentions":
        return
    mentions = {row["mention_id"]: row["mention_text"] for row in rows(tables["mentions"])}
    for field in table.fields:
        if field.name.endswith("_text"):
            for row in rows(table):
                if row[field.name] is not None and row["mention_id"] is not None:
                    assert row[field.name] == mentions[row["mention_id"]], row


def test_content_is_joined_of_its_pieces(folder, tables):
    pieces = {}
    for row in rows(tables["statement_contents"]):
        pieces.setdefault(row["statement_id"], []).append(row["content_text"])
    for row in rows(tables["statements"]):
        assert row["content_text"] == " … ".join(pieces[row["statement_id"]]), row


def test_no_cell_has_a_line_break(folder, tables, table):
    if table.name == "texts":
        return
    for row in rows(table):
        for name, value in row.items():
            assert not (isinstance(value, str) and re.search("[\n\r]", value)), (name, value)
