"""The descriptions of a dataset, each tested with the program of its standard: Frictionless, CSV on the Web, Croissant, CFF."""

import hashlib
import json

import frictionless
import mlcroissant
import pytest
import yaml
from csvw import TableGroup
from readers import NOT_FOR_SHEETS, true_values


@pytest.fixture(scope="module")
def packages():
    return {}


def package(packages, folder):
    if folder not in packages:
        packages[folder] = frictionless.Package(str(folder / "datapackage.json"))
    return packages[folder]


@pytest.mark.parametrize("form", ["csv", "csv-excel", "jsonl", "xlsx", "parquet"])
def test_frictionless(folder, tables, table, form, packages):
    if form not in table.files:
        return
    if len(true_values(tables["documents"])["document_id"]) > 2000:
        pytest.skip("it reads a large table for hours, and the workbook anew for each sheet")
    if form == "jsonl" and len(next(iter(true_values(table).values()))) < 10:
        return  # its reader of JSON lines ends with StopIteration where there are few
    report = package(packages, folder).get_resource(f"{table.name}.{form}").validate()
    errors = [error.message for task in report.tasks for error in task.errors] + [error.message for error in report.errors]
    assert report.valid, errors[:5]


def test_csv_on_the_web(folder, tables):
    group = TableGroup.from_file(folder / "csv/csv-metadata.json")
    assert {table.local_name.removesuffix(".csv") for table in group.tables} == set(tables) - NOT_FOR_SHEETS
    for table in group.tables:
        name = table.local_name.removesuffix(".csv")
        rows = list(table.iterdicts(strict=True))
        for field, values in zip(tables[name].fields, true_values(tables[name]).values(), strict=True):
            found = [row[field.name] for row in rows]
            if field.type == "date":
                found = [value and value.date() for value in found]
            assert found == [value or None if isinstance(value, str) else value for value in values], f"{name}.{field.name}"


def test_croissant(folder, tables):
    dataset = mlcroissant.Dataset(str(folder / "croissant.json"))
    described = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    for file in described["distribution"]:
        assert hashlib.sha256((folder / file["contentUrl"]).read_bytes()).hexdigest() == file["sha256"]
    assert {record["name"] for record in described["recordSet"]} == set(tables)
    for name in ("people", "meetings_flat"):
        records = list(dataset.records(record_set=name))
        key = tables[name].primary_key[0]
        assert [record[f"{name}/{key}"].decode() for record in records] == true_values(tables[name])[key]


def test_citation(folder, tables):
    citation = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0" and citation["type"] == "dataset"
    assert citation["title"] and citation["message"] and citation["authors"]
    run = json.loads((folder / "run.json").read_text())
    assert citation["identifiers"][0]["value"] == run["inputs"]["fingerprint"]
    assert citation["identifiers"][0]["value"] in (folder / "README.md").read_text(encoding="utf-8")


def test_the_record_of_the_run_tells_no_time(folder, tables):
    run = json.loads((folder / "run.json").read_text())
    assert {"version", "options", "inputs", "rows", "documents", "rejects"} <= set(run)
    assert all(file["sha256"] for file in run["inputs"]["first"] if file["records"])
    text = (folder / "run.json").read_text().lower()
    assert not [word for word in ("seconds", "host", "time", "thread") if word in text]
