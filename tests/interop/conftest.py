"""`--dataset=DIR`, once for each dataset: every test runs on every table of each.

A test that needs a program of the system asks for its fixture; without the program it is skipped, unless `--require-programs` is given.
"""

import shutil
from pathlib import Path

import package
import pytest


def pytest_addoption(parser):
    parser.addoption("--dataset", action="append", default=[], help="a folder that dateline wrote")
    parser.addoption("--require-programs", action="store_true", help="fail where R or LibreOffice is missing")
    parser.addoption("--dateline", help="the program, for the commands of the guide")
    parser.addoption("--databases", help="a Python that has the requirements of databases.txt")


def program(request, name, package):
    path = shutil.which(name)
    if path is None:
        assert not request.config.getoption("--require-programs"), f"{name} is missing: install {package}"
        pytest.skip(f"{name} is not installed (Debian: {package})")
    return path


@pytest.fixture(scope="session")
def rscript(request):
    return program(request, "Rscript", "r-base-core r-cran-readr")


@pytest.fixture(scope="session")
def soffice(request):
    return program(request, "soffice", "libreoffice-calc-nogui")


@pytest.fixture(scope="session")
def chromium(request):
    return program(request, "chromium", "chromium")


def pytest_generate_tests(metafunc):
    folders = [Path(folder) for folder in metafunc.config.getoption("--dataset")]
    if not folders:
        raise pytest.UsageError("no --dataset given; `cargo xtask test` gives them")
    if "table" in metafunc.fixturenames:
        cases = [(folder, tables, table) for folder in folders for tables in [package.load(folder)] for table in tables.values()]
        ids = [f"{folder.name}-{table.name}" for folder, _, table in cases]
        metafunc.parametrize(("folder", "tables", "table"), cases, ids=ids)
    elif "tables" in metafunc.fixturenames:
        cases = [(folder, package.load(folder)) for folder in folders]
        metafunc.parametrize(("folder", "tables"), cases, ids=[folder.name for folder in folders])
