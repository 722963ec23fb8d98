"""Each reader with no option given, and what it makes of a declared type.

A reader gives a column as (type, values): its own name for the type, and Python values with None for null. Parquet declares its types, so what a reader must make of them is a table.
CSV declares none: each reader guesses from the cells, and the guess is part of what we promise, so it is written down here too, reader by reader.
"""

import datetime
import math

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.csv
import pyarrow.parquet

# What pandas takes for null in CSV with no option given, beside the empty cell.
PANDAS_NULLS = frozenset(
    ["#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"]
)
# Polars guesses a type from so many rows.
POLARS_GUESSES_FROM = 100


def plain(value):
    """A value as Python knows it; null as None."""
    if value is None or value is pandas.NA or value is pandas.NaT:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.item() if hasattr(value, "item") else value


def pandas_columns(frame):
    return {name: (str(frame[name].dtype), [plain(value) for value in frame[name]]) for name in frame.columns}


def arrow_columns(table):
    return {name: (str(table.schema.field(name).type), table[name].to_pylist()) for name in table.column_names}


def polars_columns(frame):
    return {name: (str(frame[name].dtype), frame[name].to_list()) for name in frame.columns}


def duckdb_columns(path):
    with duckdb.connect() as connection:
        # A file's name is all it is told.
        quoted = str(path).replace("'", "''")
        relation = connection.sql(f"FROM '{quoted}'")
        names, types = relation.columns, [str(kind) for kind in relation.types]
        rows = relation.fetchall()
    return {name: (kind, [row[index] for row in rows]) for index, (name, kind) in enumerate(zip(names, types))}


READERS = {
    ("pandas", "parquet"): lambda path: pandas_columns(pandas.read_parquet(path)),
    ("polars", "parquet"): lambda path: polars_columns(polars.read_parquet(path)),
    ("duckdb", "parquet"): duckdb_columns,
    ("pyarrow", "parquet"): lambda path: arrow_columns(pyarrow.parquet.read_table(path)),
    ("pandas", "csv"): lambda path: pandas_columns(pandas.read_csv(path)),
    ("polars", "csv"): lambda path: polars_columns(polars.read_csv(path)),
    ("duckdb", "csv"): duckdb_columns,
    ("pyarrow", "csv"): lambda path: arrow_columns(pyarrow.csv.read_csv(path)),
}

# Parquet: declared type -> the types a reader may show. Integers and floats come in widths.
INTEGERS = ("8", "16", "32", "64")
PARQUET_TYPES = {
    "pandas": {
        "string": {"str"},
        "date": {"date32[day][pyarrow]"},
        # Capital letters: the types of pandas that know null.
        "boolean": {"boolean"},
        "integer": {kind + width for kind in ("Int", "UInt") for width in INTEGERS},
        "number": {"Float32", "Float64"},
    },
    "polars": {
        "string": {"String"},
        "date": {"Date"},
        "boolean": {"Boolean"},
        "integer": {kind + width for kind in ("Int", "UInt") for width in INTEGERS},
        "number": {"Float32", "Float64"},
    },
    "duckdb": {
        "string": {"VARCHAR"},
        "date": {"DATE"},
        "boolean": {"BOOLEAN"},
        "integer": {kind + name for kind in ("", "U") for name in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT")},
        "number": {"FLOAT", "DOUBLE"},
    },
    "pyarrow": {
        "string": {"string", "large_string"},
        "date": {"date32[day]"},
        "boolean": {"bool"},
        "integer": {kind + width for kind in ("int", "uint") for width in INTEGERS},
        "number": {"float", "double"},
    },
}
# In pandas a column without null may also have a type that does not know it.
PANDAS_REQUIRED_TYPES = {
    "boolean": {"bool"},
    "integer": {kind + width for kind in ("int", "uint") for width in INTEGERS},
    "number": {"float32", "float64"},
}


def parquet_types(reader, field):
    allowed = PARQUET_TYPES[reader][field.type]
    if reader == "pandas" and field.required:
        allowed = allowed | PANDAS_REQUIRED_TYPES.get(field.type, set())
    return allowed


def csv_guess(reader, field, values):
    """The type a reader must see in a CSV column and the values it must give, from the true values."""
    has_null = None in values
    all_null = all(value is None for value in values)
    guess = CSV_GUESSES[reader]
    if all_null:
        return guess["empty" if values else "no rows"], [None] * len(values)
    return guess[field.type](values, has_null)


def cell(value):
    """The one spelling of a value in CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return repr(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def iso(values):
    return [None if value is None else value.isoformat() for value in values]


def pandas_text(values, _):
    kept = [None if value in PANDAS_NULLS else value for value in values]
    return {"str"} if any(value is not None for value in kept) else {"float64"}, kept


def polars_typed(kind):
    def guess(values, _):
        if all(value is None for value in values[:POLARS_GUESSES_FROM]):
            return {"String"}, [None if value is None else cell(value) for value in values]
        return {kind}, values

    return guess


CSV_GUESSES = {
    "pandas": {
        "no rows": {"object", "str"},
        "empty": {"float64"},
        "string": pandas_text,
        "date": lambda values, _: ({"str"}, iso(values)),
        "boolean": lambda values, has_null: ({"object"} if has_null else {"bool"}, values),
        "integer": lambda values, has_null: ({"float64"} if has_null else {"int64"}, values),
        "number": lambda values, _: ({"float64"}, values),
    },
    "polars": {
        "no rows": {"String"},
        "empty": {"String"},
        "string": lambda values, _: ({"String"}, values),
        "date": lambda values, _: ({"String"}, iso(values)),
        "boolean": polars_typed("Boolean"),
        "integer": polars_typed("Int64"),
        "number": polars_typed("Float64"),
    },
    "duckdb": {
        "no rows": {"VARCHAR"},
        "empty": {"VARCHAR"},
        "string": lambda values, _: ({"VARCHAR"}, values),
        "date": lambda values, _: ({"DATE"}, values),
        "boolean": lambda values, _: ({"BOOLEAN"}, values),
        "integer": lambda values, _: ({"BIGINT"}, values),
        "number": lambda values, _: ({"DOUBLE"}, values),
    },
    "pyarrow": {
        "no rows": {"null"},
        "empty": {"null"},
        "string": lambda values, _: ({"string"}, ["" if value is None else value for value in values]),
        "date": lambda values, _: ({"date32[day]"}, values),
        "boolean": lambda values, _: ({"bool"}, values),
        "integer": lambda values, _: ({"int64"}, values),
        "number": lambda values, _: ({"double"}, values),
    },
}

# Whole texts stand in no cell: formats for a spreadsheet do not have them.
NOT_FOR_SHEETS = {"texts"}


def true_values(table):
    """The values by column, as the reference reader gives them."""
    return {name: values for name, (_, values) in READERS["pyarrow", "parquet"](table.files["parquet"]).items()}


# What a value of a declared type is in Python.
PYTHON_TYPES = {"string": str, "date": datetime.date, "boolean": bool, "integer": int, "number": float}
