"""What a sheet can show of a value, and LibreOffice as a reader: it converts to flat XML, which says the type of each cell."""

import datetime
import re
import subprocess
import xml.etree.ElementTree

CUT = " … [cut]"
UNITS = 32_767
# A sheet knows no control characters but tab and line feed, and no noncharacters.
FORBIDDEN = re.compile("[\0-\x08\x0b-\x1f\ufffe\uffff]")
FIRST_DAY = datetime.date(1900, 3, 1)
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def units(text):
    return len(text.encode("utf-16-le")) // 2


def fitted(text, room=UNITS):
    """The text, cut between characters where a cell does not hold it."""
    if units(text) <= room:
        return text
    room -= units(CUT)
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    return kept + CUT


def shown(value):
    """A value as a cell of the workbook shows it."""
    if isinstance(value, str):
        return fitted(FORBIDDEN.sub("\ufffd", value)) or None
    if isinstance(value, datetime.date) and value < FIRST_DAY:
        return value.isoformat()
    return value


def guarded(value):
    """A value as a cell of the CSV file for Excel has it."""
    if isinstance(value, str):
        guard = "'" if value.startswith(GUARDED) else ""
        return guard + fitted(value, UNITS - len(guard))
    return value


def convert(soffice, scratch, to, files, *options):
    """Converts files with LibreOffice, with a profile of its own."""
    profile = (scratch / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", *options, "--convert-to", to, "--outdir", scratch, *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr


NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def name(prefixed):
    prefix, local = prefixed.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def words(element):
    """The text of a paragraph: spaces and tabs are elements."""
    out = [element.text or ""]
    for child in element:
        if child.tag == name("text:s"):
            out.append(" " * int(child.get(name("text:c"), "1")))
        elif child.tag == name("text:tab"):
            out.append("\t")
        elif child.tag == name("text:line-break"):
            out.append("\n")
        else:
            out.append(words(child))
        out.append(child.tail or "")
    return "".join(out)


def value_of(cell):
    kind = cell.get(name("office:value-type"))
    if kind is None:
        return None
    if kind == "string":
        return "\n".join(words(paragraph) for paragraph in cell.findall("text:p", NAMES))
    if kind == "date":
        value = cell.get(name("office:date-value"))
        # In CSV it takes `12414-8-1` for a day of the year 12414, which Python does not know.
        return datetime.date.fromisoformat(value[:10]) if value[4] == "-" else value
    if kind == "boolean":
        return cell.get(name("office:boolean-value")) == "true"
    if kind == "time":
        return cell.get(name("office:time-value"))
    return float(cell.get(name("office:value")))


def sheets(path):
    """The sheets of a flat XML file by name: rows of values, and all formulas."""
    out, formulas = {}, []
    for table in xml.etree.ElementTree.parse(path).iter(name("table:table")):
        rows = []
        for row in table.iter(name("table:table-row")):
            cells = []
            for cell in row:
                if cell.get(name("table:formula")) is not None:
                    formulas.append((table.get(name("table:name")), cell.get(name("table:formula"))))
                repeated = int(cell.get(name("table:number-columns-repeated"), "1"))
                cells.extend([value_of(cell)] * min(repeated, 64))
            if int(row.get(name("table:number-rows-repeated"), "1")) < 1000:
                rows.extend([cells] * int(row.get(name("table:number-rows-repeated"), "1")))
        out[table.get(name("table:name"))] = rows
    return out, formulas


def columns(rows, header):
    """The columns of a sheet by name; rows of nothing at its end are none."""
    width = len(header)
    rows = [(row + [None] * width)[:width] for row in rows]
    assert rows[0] == header
    body = rows[1:]
    while body and all(cell is None for cell in body[-1]):
        body.pop()
    return {column: [row[place] for row in body] for place, column in enumerate(header)}
