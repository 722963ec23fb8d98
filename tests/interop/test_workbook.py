"""The workbook, read by openpyxl, pandas and LibreOffice: text is text, days are days, null is empty, no cell is a formula."""

import datetime
import zipfile

import openpyxl
import pandas
import pytest
from nasty import FORMULAS
from readers import NOT_FOR_SHEETS, PANDAS_NULLS, plain, true_values
from sheets import columns, convert, shown, sheets

EXCEL_TYPES = {"string": "s", "date": "d", "boolean": "b", "integer": "n", "number": "n"}


@pytest.fixture(scope="module")
def books():
    return {}


def book(books, folder):
    if folder not in books:
        books[folder] = openpyxl.load_workbook(folder / "dateline.xlsx")
    return books[folder]


def test_its_sheets(folder, tables, books):
    names = book(books, folder).sheetnames
    views = [name for name in tables if name.endswith("_flat")]
    others = [name for name in tables if name not in views and name not in NOT_FOR_SHEETS]
    assert names == ["README", *views, *others, "Dictionary"]


def test_it_says_what_it_is(folder, tables, books):
    lines = {}
    for row in book(books, folder)["README"].iter_rows(values_only=True):
        lines.setdefault(str(row[0]), str(row[1]))
    documents = len(true_values(tables["documents"])["document_id"])
    assert lines["documents"] == str(documents)
    assert "How to cite it" in lines and "What was cut" in lines
    # Reports beyond the first 2,000 have no page to lead to.
    assert ("None in cells" in lines["links"]) == (documents > 2000)
    for name, table in tables.items():
        if name not in NOT_FOR_SHEETS:
            assert name in lines
    meanings = {row[:2] for row in book(books, folder)["Dictionary"].iter_rows(min_row=2, values_only=True)}
    for table in tables.values():
        if table.name not in NOT_FOR_SHEETS:
            assert meanings >= {(table.name, field.name) for field in table.fields}


def test_openpyxl(folder, tables, table, books):
    if table.name in NOT_FOR_SHEETS:
        return
    sheet = book(books, folder)[table.name]
    expected = true_values(table)
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")
    assert [cell.value for cell in sheet[1]] == list(expected)
    assert sheet.max_row == 1 + len(next(iter(expected.values())))
    for place, field in enumerate(table.fields, start=1):
        for row, value in enumerate(expected[field.name], start=2):
            cell, value = sheet.cell(row, place), shown(value)
            found = cell.value
            if value is None:
                assert found is None, cell
                continue
            kind = "s" if isinstance(value, str) else EXCEL_TYPES[field.type]
            assert cell.data_type == kind or (kind == "s" and cell.data_type in ("f", "inlineStr")), f"{cell} {cell.data_type}"
            if isinstance(found, datetime.datetime):
                assert (found.hour, cell.number_format) == (0, "yyyy-mm-dd")
                found = found.date()
            if isinstance(value, str):
                # It does not undo the escape of a literal `_x0041_`.
                found = found.replace("_x005F_", "_")
            assert found == value, cell


def test_cells_lead_to_their_place_in_the_report_pages(folder, tables, books):
    if len(true_values(tables["documents"])["document_id"]) > 2000:
        pytest.skip("only the first 2,000 reports have pages, so no cell is linked")
    linked = {"documents": "document_id", "sentences": "text", "meetings_flat": "sentence", "statements_flat": "sentence"}
    for name, column in linked.items():
        sheet = book(books, folder)[name]
        place = [cell.value for cell in sheet[1]].index(column) + 1
        for row in range(2, sheet.max_row + 1):
            cell = sheet.cell(row, place)
            if cell.value is None:
                continue
            assert cell.hyperlink is not None, cell
            target, anchor = cell.hyperlink.target, cell.hyperlink.location
            page = folder / target.removeprefix("file:///").split("#")[0]
            anchor = anchor or (target.split("#")[1] if "#" in target else None)
            assert page.is_file(), cell.hyperlink
            assert anchor is None or f'id="{anchor}"' in page.read_text(encoding="utf-8"), cell.hyperlink


def test_pandas(folder, tables, table):
    if table.name in NOT_FOR_SHEETS:
        return
    frame = pandas.read_excel(folder / "dateline.xlsx", sheet_name=table.name)
    expected = true_values(table)
    assert list(frame.columns) == list(expected)
    for field in table.fields:
        values = [None if isinstance(v, str) and v in PANDAS_NULLS else shown(v) for v in expected[field.name]]
        found = [plain(value) for value in frame[field.name]]
        found = [value.date() if isinstance(value, datetime.datetime) else value for value in found]
        found = [value.replace("_x005F_", "_") if isinstance(value, str) else value for value in found]
        assert found == values, field.name


def test_no_part_of_it_has_a_formula_or_a_time(folder, tables):
    with zipfile.ZipFile(folder / "dateline.xlsx") as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in parts.read(name) and b"<f " not in parts.read(name), name
        assert b"2000-01-01T00:00:00Z" in parts.read("docProps/core.xml")
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    return {}, tmp_path_factory.mktemp("office")


def in_libreoffice(soffice, opened, folder):
    known, scratch = opened
    if folder not in known:
        convert(soffice, scratch, "fods", [folder / "dateline.xlsx"])
        known[folder] = sheets(scratch / "dateline.fods")
    return known[folder]


def test_libreoffice(folder, tables, table, soffice, opened):
    if table.name in NOT_FOR_SHEETS:
        return
    found, _ = in_libreoffice(soffice, opened, folder)
    expected = true_values(table)
    rows = columns(found[table.name], list(expected))
    for field in table.fields:
        assert rows[field.name] == [shown(value) for value in expected[field.name]], field.name


def test_libreoffice_evaluates_no_formula(folder, tables, soffice, opened):
    _, formulas = in_libreoffice(soffice, opened, folder)
    # It shows a truth value as a formula of its own.
    truths = [value for table in tables.values() if table.name not in NOT_FOR_SHEETS for values in true_values(table).values() for value in values]
    truths = [f"of:={str(value).upper()}()" for value in truths if isinstance(value, bool)]
    assert sorted(formula for _, formula in formulas) == sorted(truths)


def test_there_are_thirty_formulas_to_evaluate(folder, tables):
    assert len(FORMULAS) >= 30
