"""The SQLite database: values, types, keys, references, indexes; pandas, Polars, DuckDB and Datasette open it."""

import datetime
import json
import sqlite3
import subprocess

import pandas
import polars
import pytest
from readers import plain, true_values

STORAGE = {"string": "text", "date": "text", "boolean": "integer", "integer": "integer", "number": "real"}


def stored(value):
    """A value as SQLite has it: it knows neither days nor truth values."""
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


@pytest.fixture
def database(folder):
    with sqlite3.connect(f"file:{folder / 'dateline.sqlite'}?mode=ro", uri=True) as connection:
        yield connection
    connection.close()


def rows(connection, query):
    return connection.execute(query).fetchall()


def test_values_and_types(folder, tables, table, database):
    expected = true_values(table)
    found = rows(database, f'SELECT * FROM "{table.name}" ORDER BY rowid')
    assert [column[1] for column in rows(database, f'PRAGMA table_info("{table.name}")')] == list(expected)
    for place, field in enumerate(table.fields):
        assert [row[place] for row in found] == [stored(value) for value in expected[field.name]], field.name
        kinds = {kind for (kind,) in rows(database, f'SELECT DISTINCT typeof("{field.name}") FROM "{table.name}"')}
        assert kinds <= {STORAGE[field.type], "null"}, field.name


def test_keys_references_and_indexes(folder, tables, database):
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    assert rows(database, "PRAGMA foreign_key_check") == []
    for table in tables.values():
        columns = rows(database, f'PRAGMA table_info("{table.name}")')
        key = [column[1] for column in sorted(columns, key=lambda column: column[5]) if column[5]]
        assert tuple(key) == table.primary_key
        references = {(row[3], row[2], row[4]) for row in rows(database, f'PRAGMA foreign_key_list("{table.name}")')}
        assert references == {(columns[0], target, targets[0]) for columns, target, targets in table.foreign_keys}
        indexed = {
            rows(database, f'PRAGMA index_info("{index[1]}")')[0][2] for index in rows(database, f'PRAGMA index_list("{table.name}")')
        }
        assert indexed >= {columns[0] for columns, _, _ in table.foreign_keys}


def test_it_says_what_its_columns_mean(folder, tables, database):
    (definition,) = rows(database, "SELECT sql FROM sqlite_schema WHERE name = 'people'")[0]
    assert "    -- " in definition


def test_pandas_and_polars(folder, tables, table, database):
    expected = true_values(table)
    frame = pandas.read_sql_query(f'SELECT * FROM "{table.name}" ORDER BY rowid', database)
    for field in table.fields:
        assert [plain(value) for value in frame[field.name]] == [stored(value) for value in expected[field.name]], field.name
    frame = polars.read_database(f'SELECT * FROM "{table.name}" ORDER BY rowid', database, infer_schema_length=None)
    for field in table.fields:
        assert frame[field.name].to_list() == [stored(value) for value in expected[field.name]], field.name


OTHERS = """
import duckdb, json, sys
connection = duckdb.connect()
import duckdb_extensions
duckdb_extensions.import_extension("sqlite_scanner", con=connection)
connection.execute("ATTACH '" + sys.argv[1].replace("'", "''") + "' AS tables (TYPE sqlite)")
names = [name for (name,) in connection.sql("SELECT table_name FROM duckdb_tables() WHERE database_name = 'tables'").fetchall()]
counts = {name: connection.sql(f'SELECT count(*) FROM tables."{name}"').fetchone()[0] for name in names}
day = connection.sql("SELECT typeof(published), typeof(sentence_count) FROM tables.documents LIMIT 1").fetchone()
print(json.dumps([counts, day]))
"""


def test_duckdb(request, folder, tables):
    """Not the DuckDB of the other tests: its extension for SQLite is published on PyPI for an earlier one."""
    python = request.config.getoption("--databases")
    if python is None:
        pytest.skip("no --databases given")
    said = subprocess.run([python, "-c", OTHERS, folder / "dateline.sqlite"], capture_output=True, text=True, check=True).stdout
    counts, (day, count) = json.loads(said)
    assert counts == {table.name: len(next(iter(true_values(table).values()))) for table in tables.values()}
    assert (day, count) == ("DATE", "BIGINT")


def test_datasette(request, folder, tables):
    python = request.config.getoption("--databases")
    if python is None:
        pytest.skip("no --databases given")
    command = [python, "-m", "datasette", folder / "dateline.sqlite", "--get", "/dateline/meetings_flat.json?_shape=array"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    expected = true_values(tables["meetings_flat"])["meeting_id"]
    assert sorted(row["meeting_id"] for row in json.loads(said)) == sorted(expected)[: len(json.loads(said))]
