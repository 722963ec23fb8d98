"""Reports whose fields are what breaks readers: `nasty.py FILE` writes them as JSON lines, and some beside it as files of nasty names.

The reports are our own. What is nasty stands in the title, which becomes the cell `documents.title`, and, where it is short, in the user's own id.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
MARKUP = HERE.joinpath("markup.txt").read_text(encoding="utf-8").splitlines()
FORMULAS = HERE.joinpath("formulas.txt").read_text(encoding="utf-8").splitlines()

NULLS = ["NA", "N/A", "NULL", "null", "None", "NaN", "nan", "#N/A", "-", "n/a", "<NA>"]
NUMBERS = ["00420", "00e1", "12e4", "1e5", "0x1F", "9007199254740993", "1,234", "1.", ".5", "-0", "١٢٣", "1_000"]
OTHER_TYPES = ["TRUE", "true", "T", "2021-02-19", "1/2", "12:30", "2021-02-19T10:00:00Z", "19.02.2021", "3-4"]
MARKS = ['"', '""', 'he said "no"', "'", "a,b;c|d", "back\\slash", "\\N", "\\n", "a\tb", "#comment", "--", "<b>&amp;</b>", "</script>", "%s", "${x}", "_x0041_"]
LINES = ["two\nlines", "a\r\nb", "a\rb", "a\u2028b", "a\u0085b", "\n"]
SCRIPTS = ["😀😀", "🇳🇦", "e\u0301", "Trần Văn Minh", "東京", "مرحبا بالعالم", "שלום 123 abc", "\u202eevil\u202c", "a\u200bb", "\ufeffmark", "\U0010ffff", "ﬁ"]
CONTROLS = ["nul\0here", "bell\x07", "esc\x1b[31m", "us\x1f", "del\x7f", "\ufffe", "\ufffd"]
SPACES = [" leading", "trailing ", "  ", "a\u00a0b", "a  b"]
LONG = ["x" * 40_000, "é" * 32_767, "😀" * 16_384, "word " * 8_000, "=" + "1+" * 20_000 + "1"]

TEXT = (
    "{place}, March {day} (Xinhua) -- Namibian Foreign Minister Johanna Tjirare met with Chinese Foreign Minister Li Wenzhao in {place} on Monday."
    '\n\nTjirare said that Namibia "attaches great importance" to its ties with China.{more}'
)


def reports():
    """Titles, ids and texts."""
    titles = NULLS + NUMBERS + OTHER_TYPES + MARKS + LINES + SCRIPTS + CONTROLS + SPACES + LONG + FORMULAS + MARKUP
    for number, title in enumerate(titles):
        more = ""
        if number == 0:
            # A sentence that no cell of a spreadsheet holds.
            more = "\n\nLi said that " + "and so on " * 4_000 + "it went."
        if number == 1:
            # A value of `dates` that is no day, so that the column is no column of days.
            more = "\n\nLi had last come in 2019."
        if title in MARKUP:
            # In the words of the text, and in a name.
            more = f"\n\nNamibian Minister {title} told {title} that it was {title}."
        text = TEXT.format(place="WINDHOEK", day=1 + number % 28, more=more)
        yield {"id": title if len(title) < 100 else f"long {number}", "date": f"2024-03-{1 + number % 28:02}", "title": title, "text": f"{text}\n\nReport number {number}."}


# Names of files, as far as a file system takes them.
NAMES = ["<img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "'=1+1", "{{ 7 * 7 }}", "\u202egpj.exe"]


if __name__ == "__main__":
    for name in NAMES:
        text = TEXT.format(place="WINDHOEK", day=1, more="")
        Path(sys.argv[1]).with_name(f"{name}.txt").write_text(f"{text}\n\nIn a file of the name {name}.", encoding="utf-8")
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for report in reports():
            out.write(json.dumps(report) + "\n")
