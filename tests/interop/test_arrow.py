"""Arrow files: the types are in the file, and every reader finds them with no option."""

import pandas
import polars
import pyarrow.feather
import pyarrow.ipc
import pytest
from readers import arrow_columns, pandas_columns, parquet_types, polars_columns, true_values

READERS = {
    "pandas": lambda path: pandas_columns(pandas.read_feather(path)),
    "polars": lambda path: polars_columns(polars.read_ipc(path)),
    "pyarrow": lambda path: arrow_columns(pyarrow.feather.read_table(path)),
}


@pytest.mark.parametrize("reader", READERS)
def test_arrow(folder, tables, table, reader):
    columns = READERS[reader](table.files["arrow"])
    expected = true_values(table)
    assert list(columns) == list(expected)
    for field in table.fields:
        kind, values = columns[field.name]
        assert kind in parquet_types(reader, field), f"{field.name}: {reader} sees {kind}, declared {field.type}"
        assert values == expected[field.name], field.name


def test_it_can_be_mapped_into_memory(folder, tables, table):
    with pyarrow.memory_map(str(table.files["arrow"])) as source:
        mapped = pyarrow.ipc.open_file(source).read_all()
        assert mapped.num_rows == len(next(iter(true_values(table).values())))
        if mapped.num_rows > 10:
            # Nothing was copied.
            assert pyarrow.total_allocated_bytes() < mapped.nbytes + (1 << 20)
