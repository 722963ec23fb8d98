"""JSON lines: an object a row, every column in it, as JSON types them; readers guess nothing but dates."""

import datetime
import json

import duckdb
import pandas
import polars
import pyarrow.json
from readers import arrow_columns, duckdb_columns, iso, pandas_columns, polars_columns, true_values


def as_json(values):
    return [value.isoformat() if isinstance(value, datetime.date) else value for value in values]


def test_each_line_is_a_row(folder, tables, table):
    raw = table.files["jsonl"].read_bytes()
    assert not raw or raw.endswith(b"\n")
    rows = [json.loads(line) for line in raw.decode("utf-8").split("\n")[:-1]]
    expected = true_values(table)
    for row in rows:
        assert list(row) == list(expected)
    for field in table.fields:
        values = [row[field.name] for row in rows]
        assert values == as_json(expected[field.name]), field.name
        if field.type == "number":
            assert all(value is None or isinstance(value, float) for value in values), field.name


def test_polars(folder, tables, table):
    expected = true_values(table)
    if not next(iter(expected.values())):
        return  # no line says nothing of columns
    # Without the option it guesses from the first 100 rows, and a column that is null in them is lost.
    columns = polars_columns(polars.read_ndjson(table.files["jsonl"], infer_schema_length=None))
    for field in table.fields:
        _, values = columns[field.name]
        assert values == (iso(expected[field.name]) if field.type == "date" else expected[field.name]), field.name


def test_duckdb(folder, tables, table):
    expected = true_values(table)
    if not next(iter(expected.values())):
        return
    columns = duckdb_columns(table.files["jsonl"])
    assert list(columns) == list(expected)
    for field in table.fields:
        kind, values = columns[field.name]
        if all(value is None for value in expected[field.name]):
            continue
        if field.type == "date":
            assert kind == "DATE", field.name
        if field.type != "string" or kind == "VARCHAR":
            assert values == expected[field.name], f"{field.name} {kind}"


def test_pandas(folder, tables, table):
    expected = true_values(table)
    if not next(iter(expected.values())):
        return
    # Without the options it makes numbers of texts that look like them, days of some columns, and the last digit of a number up.
    options = {"dtype": False, "convert_dates": False, "precise_float": True}
    columns = pandas_columns(pandas.read_json(table.files["jsonl"], lines=True, **options))
    for field in table.fields:
        _, values = columns[field.name]
        assert values == as_json(expected[field.name]), field.name


def test_pyarrow(folder, tables, table):
    expected = true_values(table)
    if not next(iter(expected.values())):
        return
    options = pyarrow.json.ReadOptions(block_size=64 << 20)  # a row must fit into a block
    columns = arrow_columns(pyarrow.json.read_json(table.files["jsonl"], read_options=options))
    for field in table.fields:
        kind, values = columns[field.name]
        if field.type == "date":
            # It takes days for points in time.
            assert kind in ("timestamp[s]", "null"), field.name
            values = [value and value.date() for value in values]
        if field.type != "string" or kind == "string":
            assert values == expected[field.name], f"{field.name} {kind}"


def test_duckdb_joins_them(folder, tables):
    path = {name: str(tables[name].files["jsonl"]) for name in ("statements", "documents")}
    with duckdb.connect() as connection:
        query = f"SELECT count(*) FROM '{path['statements']}' s JOIN '{path['documents']}' d USING (document_id)"
        assert connection.sql(query).fetchall()[0][0] == len(true_values(tables["statements"])["statement_id"])
