"""CSV in R: what base R and readr make of each column with no option given, and the options that make them see what is declared."""

import subprocess
from pathlib import Path

import pytest
from readers import NOT_FOR_SHEETS, cell, true_values

HERE = Path(__file__).parent
CLASSES = {
    "base": {"string": "character", "date": "character", "boolean": "logical", "integer": "integer", "number": "numeric"},
    "readr": {"string": "character", "date": "Date", "boolean": "logical", "integer": "numeric", "number": "numeric"},
}

CLASSES["readr-all"] = CLASSES["readr"]
# readr guesses a type from so many rows, here and there in the file, unless it is told to look at all.
READR_GUESSES_FROM = 1000


def text_in_r(reader, value, is_text):
    """A cell as R has it."""
    if reader.startswith("readr"):
        # It trims cells, and takes an empty one and NA for null.
        value = (value or "").strip(" \t")
        return None if value in ("", "NA") else value
    if value is None:
        return "" if is_text else None
    return None if value == "NA" else value


@pytest.fixture(scope="module")
def seen():
    return {}


def read(rscript, seen, folder, tables):
    if folder in seen:
        return seen[folder]
    files = {str(table.files["csv"]): table.name for table in tables.values() if table.name not in NOT_FOR_SHEETS}
    done = subprocess.run([rscript, "--vanilla", HERE / "read.R", *files], capture_output=True, timeout=600, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    columns, values = {}, []
    for line in done.stdout.decode("utf-8").split("\n")[:-1]:
        if line.startswith("column\t"):
            _, reader, path, column, kind = line.split("\t")
            values = []
            columns[reader, files[path], column] = (kind, values)
        else:
            values.append(None if line == "NA" else line.removeprefix("="))
    seen[folder] = columns
    return columns


@pytest.mark.parametrize("reader", ["base", "readr", "readr-all"])
def test_r(folder, tables, table, reader, rscript, seen):
    if table.name in NOT_FOR_SHEETS:
        return
    columns = read(rscript, seen, folder, tables)
    for field, values in zip(table.fields, true_values(table).values(), strict=True):
        kind, found = columns[reader, table.name, field.name]
        if all(value is None or value == "NA" for value in values):
            assert kind in ("logical", "character"), field.name
            assert all(value is None for value in found)
            continue
        if reader == "readr" and kind == "logical" and len(values) > READR_GUESSES_FROM:
            continue  # null in all rows that it looked at
        assert kind == CLASSES[reader][field.type] or (field.type == "integer" and kind == "numeric"), f"{field.name}: {kind}"
        if field.type in ("integer", "number"):
            assert [value and float(value) for value in found] == values, field.name
        else:
            is_text = kind == "character"
            # R has no NUL in a text: base R ends the text there, readr leaves it out.
            wanted = [text_in_r(reader, None if value is None else cell(value), is_text) for value in values]
            same = [(a, b) for a, b in zip(found, wanted, strict=True) if b is None or "\0" not in b]
            assert [a for a, _ in same] == [b for _, b in same], field.name
