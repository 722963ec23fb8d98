"""The guide: every command and snippet of `docs/guide` is run, page by page, in a folder with the seeds as `reports/`."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SQL = "import duckdb, sys\nfor statement in duckdb.extract_statements(sys.stdin.read()): print(duckdb.sql(statement.query))"


def snippets():
    """Page, place in it, language and text of every block, in the order of reading."""
    for page in ("README.md", "readers.md", "web.md"):
        text = (ROOT / "docs/guide" / page).read_text(encoding="utf-8")
        for match in BLOCK.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield pytest.param(match[1], match[2], id=f"{page}:{line}-{match[1]}")


@pytest.fixture(scope="module")
def folder_of_the_guide(request, tmp_path_factory):
    program = request.config.getoption("--dateline")
    if program is None:
        pytest.skip("no --dateline given")
    folder = tmp_path_factory.mktemp("guide")
    (folder / "reports").mkdir()
    for report in (ROOT / "seeds").glob("*.txt"):
        shutil.copy(report, folder / "reports")
    (folder / "bin").mkdir()
    (folder / "bin/dateline").symlink_to(Path(program).resolve())
    return folder


@pytest.mark.parametrize(("language", "text"), list(snippets()))
def test_snippet(folder_of_the_guide, language, text, request):
    commands = {
        "sh": lambda: ["bash", "-euo", "pipefail", "-c", text],
        "python": lambda: [sys.executable, "-B", "-c", text],
        "sql": lambda: [sys.executable, "-B", "-c", SQL],
        "r": lambda: [request.getfixturevalue("rscript"), "--vanilla", "-e", text],
    }
    path = f"{folder_of_the_guide / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1"}
    done = subprocess.run(
        commands[language](), cwd=folder_of_the_guide, env=environment, input=text, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_chart_is_there(folder_of_the_guide, soffice):
    """What the tutorial ends with opens in a spreadsheet, and R drew its picture."""
    assert (folder_of_the_guide / "meetings.png").stat().st_size > 1000
    profile = (folder_of_the_guide / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "fods", "chart.xlsx"]
    subprocess.run(command, cwd=folder_of_the_guide, check=True, capture_output=True, timeout=300)
    assert "<chart:chart" in (folder_of_the_guide / "chart.fods").read_text(encoding="utf-8")
