"""The pages of a dataset, in a real browser: they load, link and show what is there, run nothing of what reports bring along, and ask for nothing beyond themselves."""

import html
import re
from urllib.parse import unquote, urlsplit

import pyarrow.parquet
import pytest

# Pages of reports that are opened in each dataset; links are tested in all of them.
OPENED = 12
PAGES = ["index.html", "meetings.html", "people.html", "map.html", "documents.html", "doubts.html"]
REFERENCE = re.compile(r'href="([^"]*)"')
NAME = re.compile(r'\bid="([^"]*)"')


@pytest.fixture(scope="session")
def browser(chromium):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser):
    """Opens a page and tells what it did beside being shown."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})

    def visit(path):
        page, done = context.new_page(), []
        page.on("request", lambda request: done.append(("request", request.url)) if request.url != path.as_uri() else None)
        page.on("dialog", lambda dialog: (done.append(("dialog", dialog.message)), dialog.dismiss()))
        page.on("console", lambda message: done.append((message.type, message.text)))
        page.on("pageerror", lambda error: done.append(("error", str(error))))
        page.goto(path.as_uri())
        return page, done

    yield visit
    context.close()


# Reports that have a page, and meetings that are listed.
MOST = 2000


def rows(folder, table):
    return pyarrow.parquet.read_table(folder / "parquet" / f"{table}.parquet").to_pylist()


def test_links_lead_somewhere(folder, tables):
    files = {path: path.read_text(encoding="utf-8") for path in (folder / "report").rglob("*.html")}
    assert len(files) == len(PAGES) + min(len(rows(folder, "documents")), MOST)
    names = {path.resolve(): {html.unescape(name) for name in NAME.findall(text)} for path, text in files.items()}
    for path, text in files.items():
        for reference in REFERENCE.findall(text):
            target = urlsplit(html.unescape(reference))
            assert not target.scheme and not target.netloc, f"{path.name} leads away: {reference}"
            to = (path.parent / unquote(target.path)).resolve() if target.path else path.resolve()
            assert to in names, f"{path.name}: no page {reference}"
            if target.fragment:
                assert unquote(target.fragment) in names[to], f"{path.name}: no place {reference}"


def test_pages_do_nothing_but_show(folder, tables, visit):
    documents = sorted((folder / "report" / "documents").glob("*.html"))
    # In the nasty dataset every one.
    opened = documents if folder.name == "nasty" else documents[:OPENED]
    for path in [folder / "report" / name for name in PAGES] + opened:
        page, done = visit(path)
        assert done == [], f"{path.name}: {done}"
        assert page.locator("h1").count() == 1
        assert page.locator("main").inner_text().strip()
        page.close()


def test_the_policy_forbids_what_is_not_ours(folder, tables, visit):
    page, done = visit(folder / "report" / "index.html")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"https://example.invalid/a.png\">')")
    page.evaluate("const s = document.createElement('script'); s.textContent = 'document.title = \"changed\"'; document.body.append(s)")
    page.wait_for_timeout(100)
    assert page.title() != "changed"
    assert any("Content Security Policy" in text for kind, text in done if kind == "error")


def test_texts_are_whole_and_meetings_are_all_there(folder, tables, visit):
    def of(row):
        return folder / "report" / "documents" / f"{row['document_id']}.html"

    for row in [row for row in rows(folder, "texts") if of(row).is_file()][:OPENED]:
        page, _ = visit(of(row))
        # A browser shows no NUL, and reads CR and CR LF as LF.
        plain = row["text"].replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        assert page.locator("#text").text_content().replace("\r", "\n") == plain
        page.close()
    page, _ = visit(folder / "report" / "meetings.html")
    shown = page.locator("table[data-filter] tbody tr").evaluate_all("rows => rows.map(row => row.id)")
    meetings = {row["meeting_id"] for row in rows(folder, "meetings")}
    assert len(shown) == len(set(shown)) == min(len(meetings), MOST) and set(shown) <= meetings


def test_long_tables_can_be_searched_by_keyboard(folder, tables, visit):
    page, _ = visit(folder / "report" / "people.html")
    field = page.locator("input[type=search]")
    if field.count() == 0:
        pytest.skip("the table is short")
    field.first.focus()
    page.keyboard.type("zzzz nobody")
    assert page.locator("table[data-filter] tbody tr:visible").count() == 0
