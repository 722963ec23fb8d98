"""The pages of a dataset, in a real browser: they load, link and show what is there, run nothing of what reports bring along, and ask for nothing beyond themselves."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import readers

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


def report(dataset):
    return Path(dataset) / "report"


def pages(dataset):
    folder = report(dataset)
    documents = sorted((folder / "documents").glob("*.html"))
    assert documents, "no report has a page"
    return [folder / name for name in PAGES], documents


def test_links_lead_somewhere(dataset):
    folder = report(dataset)
    files = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    names = {path.resolve(): set(NAME.findall(text)) for path, text in files.items()}
    for path, text in files.items():
        for reference in REFERENCE.findall(text):
            target = urlsplit(reference.replace("&#x2f;", "/").replace("&amp;", "&"))
            assert not target.scheme and not target.netloc, f"{path.name} leads away: {reference}"
            to = (path.parent / unquote(target.path)).resolve() if target.path else path.resolve()
            assert to in names, f"{path.name}: no page {reference}"
            if target.fragment:
                assert unquote(target.fragment) in names[to], f"{path.name}: no place {reference}"


def test_pages_do_nothing_but_show(dataset, visit):
    shown, documents = pages(dataset)
    for path in shown + documents[:OPENED]:
        page, done = visit(path)
        assert done == [], f"{path.name}: {done}"
        assert page.locator("h1").count() == 1
        assert page.locator("main").inner_text().strip()
        page.close()


def test_the_policy_forbids_what_is_not_ours(dataset, visit):
    page, done = visit(report(dataset) / "index.html")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"https://example.invalid/a.png\">')")
    page.evaluate("const s = document.createElement('script'); s.textContent = 'document.title = \"changed\"'; document.body.append(s)")
    page.wait_for_timeout(100)
    assert page.title() != "changed"
    assert any("Content Security Policy" in text for kind, text in done if kind == "error")


def test_texts_are_whole_and_meetings_are_all_there(dataset, visit):
    texts = readers.rows(dataset, "texts")
    for row in texts[:OPENED]:
        page, _ = visit(report(dataset) / "documents" / f"{row['document_id']}.html")
        # A browser shows no NUL, and reads CR and CR LF as LF.
        plain = row["text"].replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        assert page.locator("#text").text_content().replace("\r", "\n") == plain
        page.close()
    page, _ = visit(report(dataset) / "meetings.html")
    shown = page.locator("tbody tr").evaluate_all("rows => rows.map(row => row.id)")
    assert sorted(shown) == sorted(row["meeting_id"] for row in readers.rows(dataset, "meetings"))


def test_long_tables_can_be_searched_by_keyboard(dataset, visit):
    page, _ = visit(report(dataset) / "people.html")
    field = page.locator("input[type=search]")
    if field.count() == 0:
        pytest.skip("the table is short")
    field.first.focus()
    page.keyboard.type("zzzz nobody")
    assert page.locator("table[data-filter] tbody tr:visible").count() == 0
