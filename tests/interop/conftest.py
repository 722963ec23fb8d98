"""`--dataset=DIR`, once for each dataset: every test runs on every table of each."""

from pathlib import Path

import package
import pytest


def pytest_addoption(parser):
    parser.addoption("--dataset", action="append", default=[], help="a folder that dateline wrote")


def pytest_generate_tests(metafunc):
    folders = [Path(folder) for folder in metafunc.config.getoption("--dataset")]
    if not folders:
        raise pytest.UsageError("no --dataset given; `cargo xtask test` gives them")
    if "table" in metafunc.fixturenames:
        cases = [(folder, tables, table) for folder in folders for tables in [package.load(folder)] for table in tables.values()]
        ids = [f"{folder.name}-{table.name}" for folder, _, table in cases]
        metafunc.parametrize(("folder", "tables", "table"), cases, ids=ids)
    else:
        cases = [(folder, package.load(folder)) for folder in folders]
        metafunc.parametrize(("folder", "tables"), cases, ids=[folder.name for folder in folders])
