"""Keys: unique, sorted, and resolved by DuckDB over the files as they lie, in each format."""

import duckdb
import pytest


def names(columns, prefix=""):
    return ", ".join(f'{prefix}"{column}"' for column in columns)


def file(path):
    return "'" + str(path).replace("'", "''") + "'"


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_primary_key_is_unique_and_never_null(folder, tables, table, form):
    if form not in table.files:
        return
    key, path = table.primary_key, file(table.files[form])
    null = " OR ".join(f'"{column}" IS NULL' for column in key)
    with duckdb.connect() as connection:
        twice = connection.sql(f"SELECT {names(key)} FROM {path} GROUP BY ALL HAVING count(*) > 1").fetchall()
        assert twice == []
        assert connection.sql(f"FROM {path} SELECT {names(key)} WHERE {null}").fetchall() == []


def test_rows_are_sorted_by_primary_key(folder, tables, table):
    with duckdb.connect() as connection:
        rows = connection.sql(f"SELECT {names(table.primary_key)} FROM {file(table.files['parquet'])}").fetchall()
    # `d1.s2` comes before `d1.s10`: rows inside a document stand in reading order.
    assert rows == sorted(rows, key=lambda row: [reading_order(value) for value in row])


def reading_order(value):
    """A key in the order of the rows: a row inside a document, or an office, stands after what it belongs to, by its number."""
    if not isinstance(value, str):
        return (value,)
    parent, _, row = value.rpartition(".")
    if row[1:].isdecimal() and (parent.startswith("d") or (parent.startswith("p.") and row.startswith("o"))):
        return (parent.encode(), row[0], int(row[1:]))
    return (value.encode(), "", -1)


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_foreign_keys_resolve(folder, tables, table, form):
    for columns, target, target_columns in table.foreign_keys:
        if form not in table.files or form not in tables[target].files:
            continue
        here, there = file(table.files[form]), file(tables[target].files[form])
        present = " AND ".join(f'here."{column}" IS NOT NULL' for column in columns)
        equal = " AND ".join(f'here."{a}" = there."{b}"' for a, b in zip(columns, target_columns, strict=True))
        query = f"SELECT {names(columns, 'here.')} FROM {here} AS here ANTI JOIN {there} AS there ON {equal} WHERE {present}"
        with duckdb.connect() as connection:
            assert connection.sql(query).fetchall() == [], f"{columns} -> {target}"


def test_there_are_foreign_keys(folder, tables):
    assert sum(len(table.foreign_keys) for table in tables.values()) > 20


def test_records_are_documents_and_rejects(folder, tables):
    query = """
        SELECT input_id, record_count, document_count, reject_count,
               (SELECT count(*) FROM {documents} AS d WHERE d.input_id = i.input_id) AS documents,
               (SELECT count(*) FROM {rejects} AS r WHERE r.input_id = i.input_id) AS rejects
        FROM {inputs} AS i
    """.format(**{name: file(tables[name].files["parquet"]) for name in ("inputs", "documents", "rejects")})
    with duckdb.connect() as connection:
        for input_id, records, document_count, reject_count, documents, rejects in connection.sql(query).fetchall():
            assert (document_count, reject_count, records) == (documents, rejects, documents + rejects), input_id
