"""CSV for Excel: a mark and CRLF, formulas guarded, long texts cut; LibreOffice evaluates nothing in it, dataframes read it with no option."""

import csv
import io
import json

import pandas
import polars
import pytest
from nasty import FORMULAS
from readers import NOT_FOR_SHEETS, cell, plain, true_values
from sheets import convert, guarded, sheets


def test_its_bytes(folder, tables, table):
    if table.name in NOT_FOR_SHEETS:
        return
    raw = table.files["csv-excel"].read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    expected = true_values(table)
    assert rows[0] == list(expected)
    for place, field in enumerate(table.fields):
        assert [row[place] for row in rows[1:]] == [cell(guarded(value)) for value in expected[field.name]], field.name


def test_what_was_changed_is_counted(folder, tables):
    counts = json.loads((folder / "run.json").read_text())["altered_cells"].get("csv-excel", {})
    texts = [value for table in tables.values() if table.name not in NOT_FOR_SHEETS for values in true_values(table).values() for value in values]
    texts = [value for value in texts if isinstance(value, str)]
    cut = sum(guarded(text).endswith("… [cut]") for text in texts)
    assert counts.get("cut", 0) == cut
    assert counts.get("guarded", 0) == sum(guarded(text).startswith("'") and not text.startswith("'") for text in texts)


@pytest.mark.parametrize("reader", ["pandas", "polars"])
def test_dataframes(folder, tables, table, reader):
    if table.name in NOT_FOR_SHEETS:
        return
    path, expected = table.files["csv-excel"], true_values(table)
    if reader == "pandas":
        frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    else:
        frame = polars.read_csv(path, infer_schema=False).fill_null("")
    assert list(frame.columns) == list(expected)
    for field in table.fields:
        values = [plain(value) for value in (frame[field.name] if reader == "pandas" else frame[field.name].to_list())]
        assert values == [cell(guarded(value)) for value in expected[field.name]], field.name


# UTF-8 must be named: LibreOffice without a window ignores the mark.
AS_EXCEL = '--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true'


def test_libreoffice_evaluates_no_formula(folder, tables, soffice, tmp_path):
    files = [table.files["csv-excel"] for table in tables.values() if table.name not in NOT_FOR_SHEETS]
    convert(soffice, tmp_path, "fods", files, AS_EXCEL)
    seen = []
    for path in files:
        rows, formulas = sheets(tmp_path / f"{path.stem}.fods")
        assert formulas == [], path
        seen += [cell for row in next(iter(rows.values())) for cell in row if isinstance(cell, str)]
    titles = [value for value in true_values(tables["documents"])["title"] if value in FORMULAS]
    assert set(seen) >= {guarded(title) for title in titles}
