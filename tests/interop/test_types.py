"""Types and values: what is declared is what each reader sees, in Parquet and in CSV, with no option."""

import csv

import pytest
from readers import PANDAS_NULLS, PYTHON_TYPES, READERS, cell, csv_guess, parquet_types

ALL_READERS = ("pandas", "polars", "duckdb", "pyarrow")
# A CSV file says nothing of a table but its cells; the texts have line breaks and stand in Parquet alone.
NOT_IN_CSV = {"texts"}


def true_values(table):
    """The values by column, as the reference reader gives them."""
    return {name: values for name, (_, values) in READERS["pyarrow", "parquet"](table.files["parquet"]).items()}


def test_every_table_is_in_every_format(folder, tables):
    for table in tables.values():
        formats = {"parquet"} if table.name in NOT_IN_CSV else {"parquet", "csv"}
        assert set(table.files) == formats, table.name
    written = {path.relative_to(folder) for kind in ("csv", "parquet") for path in (folder / kind).iterdir()}
    declared = {path.relative_to(folder) for table in tables.values() for path in table.files.values()}
    assert written == declared


def test_there_is_something_to_compare(folder, tables):
    for name in ("documents", "sentences", "people", "statements", "meetings", "dates"):
        assert true_values(tables[name])[tables[name].primary_key[0]], f"{name} has no rows"


def test_declared_values(folder, tables, table):
    values = true_values(table)
    assert list(values) == [field.name for field in table.fields]
    for field in table.fields:
        column = values[field.name]
        assert not (field.required and None in column), f"{field.name} is required and has null"
        for value in column:
            assert value is None or type(value) is PYTHON_TYPES[field.type], f"{field.name}: {value!r}"
            assert value is None or field.enum is None or value in field.enum, f"{field.name}: {value!r}"


@pytest.mark.parametrize("reader", ALL_READERS)
def test_parquet(folder, tables, table, reader):
    columns = READERS[reader, "parquet"](table.files["parquet"])
    expected = true_values(table)
    assert list(columns) == list(expected)
    for field in table.fields:
        kind, values = columns[field.name]
        assert kind in parquet_types(reader, field), f"{field.name}: {reader} sees {kind}, declared {field.type}"
        assert values == expected[field.name], field.name


@pytest.mark.parametrize("reader", ALL_READERS)
def test_csv(folder, tables, table, reader):
    if table.name in NOT_IN_CSV:
        return
    columns = READERS[reader, "csv"](table.files["csv"])
    expected = true_values(table)
    assert list(columns) == list(expected)
    for field in table.fields:
        kind, values = columns[field.name]
        kinds, guessed = csv_guess(reader, field, expected[field.name])
        assert kind in kinds, f"{field.name}: {reader} sees {kind}, expected {kinds}"
        assert values == guessed, field.name


def test_csv_is_plain(folder, tables, table):
    if table.name in NOT_IN_CSV:
        return
    raw = table.files["csv"].read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf"), "a BOM"
    assert b"\r" not in raw, "a carriage return"
    assert raw.endswith(b"\n")
    text = raw.decode("utf-8")
    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    assert len(rows) == text.count("\n"), "a line break inside a cell"
    assert rows[0] == [field.name for field in table.fields]
    expected = true_values(table)
    for index, field in enumerate(table.fields):
        cells = [row[index] for row in rows[1:]]
        assert cells == [cell(value) for value in expected[field.name]], field.name


def test_keys_and_codes_are_no_null_to_pandas(folder, tables, table):
    values = true_values(table)
    keys = set(table.primary_key).union(*(fields for fields, _, _ in table.foreign_keys))
    for field in table.fields:
        if field.name in keys or field.enum:
            assert not PANDAS_NULLS.intersection(filter(lambda v: isinstance(v, str), values[field.name])), field.name
