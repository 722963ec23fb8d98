"""Types and values: what is declared is what each reader sees, in Parquet and in CSV, with no option."""

import csv
from pathlib import Path

import pytest
from readers import NOT_FOR_SHEETS, PANDAS_NULLS, PYTHON_TYPES, READERS, cell, csv_guess, parquet_types, true_values

ALL_READERS = ("pandas", "polars", "duckdb", "pyarrow")


def test_every_table_is_in_every_format(folder, tables):
    for table in tables.values():
        formats = {"parquet", "arrow", "jsonl"}
        if table.name not in NOT_FOR_SHEETS:
            formats |= {"csv", "csv-excel", "xlsx"}
        assert set(table.files) == formats, table.name
    kinds = ("arrow", "csv", "csv-excel", "jsonl", "parquet")
    written = {path.relative_to(folder) for kind in kinds for path in (folder / kind).iterdir()} - {Path("csv/csv-metadata.json")}
    declared = {path.relative_to(folder) for table in tables.values() for path in table.files.values()}
    assert written | {Path("dateline.xlsx")} == declared


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
    if table.name in NOT_FOR_SHEETS:
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
    if table.name in NOT_FOR_SHEETS:
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
