#!/usr/bin/env python3
"""Checks the annotations of wire.jsonl and writes the offsets of their spans.

    spans.py            check, fill in "start" and "end", rewrite the file
    spans.py --check    check only, the offsets too; nothing is written

A span is an object with "text" and "occ": the words, and which occurrence of them in the report is meant, counted
from 0, overlapping ones included. "start" and "end" are code points. Each fault is a line; any fault makes it exit 1.
"""

import datetime
import json
import pathlib
import re
import sys

FILE = pathlib.Path(__file__).with_name("wire.jsonl")

ACTS = set(
    "state affirm announce pledge propose request invite agree sign praise congratulate thank condole hope concern "
    "criticise deny reject warn ask answer discuss".split()
)
MODALITIES = {"asserted", "future", "hypothetical", "negated"}
QUOTES = {"direct", "indirect", "mixed"}
KINDS = set("meeting talks visit call video summit conference signing ceremony letter".split())
STATUSES = {"held", "planned", "cancelled", "proposed"}
ROLES = {"host", "visitor", "chair", "mediator", "attendee"}
FORMS = {"full_name", "short_name", "description", "pronoun"}
TIMEX = {"DATE", "TIME", "DURATION", "SET"}
OFFICES = {"current", "former", "acting", "elect", "then"}
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def find(text, words, occ):
    """Where the occurrence of the words begins, or None."""
    at = -1
    for _ in range(occ + 1):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return at


def spans(node):
    """Every span below a value of JSON."""
    if isinstance(node, dict):
        if "text" in node and "occ" in node:
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


class Report:
    """One record, with the faults found in it."""

    def __init__(self, record, faults):
        self.record = record
        self.faults = faults

    def fault(self, what):
        self.faults.append(f"{self.record['id']}: {what}")

    def one_of(self, value, allowed, what):
        if value not in allowed:
            self.fault(f"{what} {value!r}")

    def country(self, code, what):
        if code is not None and not re.fullmatch(r"[A-Z]{3,4}", code):
            self.fault(f"{what}: country {code!r}")

    def offsets(self, write):
        body = {key: value for key, value in self.record.items() if key != "text"}
        for span in spans(body):
            words = span["text"]
            start = find(self.record["text"], words, span["occ"])
            if start is None or words != words.strip() or not words:
                self.fault(f"no occurrence {span['occ']} of {words!r}")
                continue
            place = {"start": start, "end": start + len(words)}
            if write:
                span.update(place)
            elif {key: span.get(key) for key in place} != place:
                self.fault(f"offsets of {words!r} are {place}")

    def interval(self, node, what):
        days = [node["first_day"], node["last_day"]]
        first, last = (day and datetime.date.fromisoformat(day) for day in days)
        if last and (not first or last < first):
            self.fault(f"{what} ends before it begins")
        return first

    def actors(self):
        record = self.record
        names = {}
        for kind in ("people", "organisations", "places"):
            for actor in record[kind]:
                if actor["name"] is not None and actor["name"] in names:
                    self.fault(f"two of the name {actor['name']!r}")
                names[actor["name"]] = actor
                self.country(actor.get("country"), actor["name"])
                if not actor["mentions"]:
                    self.fault(f"no mention of {actor['name']!r}")
        for person in record["people"]:
            for mention in person["mentions"]:
                self.one_of(mention["form"], FORMS, "form")
            for office in person["offices"]:
                self.one_of(office.get("status", "current"), OFFICES, "office")
                self.country(office["country"], office["title"])
        for work in record["works"]:
            if not work["mentions"]:
                self.fault(f"no mention of {work['name']!r}")
        return names

    def dates(self):
        for date in self.record["dates"]:
            words = date["span"]["text"]
            self.one_of(date["type"], TIMEX, words)
            first = self.interval(date, words)
            for number, weekday in enumerate(WEEKDAYS):
                if first and weekday in words.lower() and first.weekday() != number:
                    self.fault(f"{words!r} is no {first}")

    def meetings(self, names):
        numbers = set()
        for meeting in self.record["meetings"]:
            numbers.add(meeting["id"])
            self.one_of(meeting["kind"], KINDS, "kind")
            self.one_of(meeting["status"], STATUSES, "status")
            self.interval(meeting, meeting["id"])
            self.country(meeting["country"], meeting["id"])
            for party in meeting["participants"]:
                self.one_of(party["role"], ROLES, "role")
                if party["name"] is not None:
                    self.one_of(party["name"], names, "participant")
        return numbers

    def statements(self, names, meetings):
        for statement in self.record["statements"]:
            cue = statement["cue"]["text"]
            self.one_of(statement["act"], ACTS, cue)
            self.one_of(statement["modality"], MODALITIES, cue)
            self.one_of(statement["quote_type"], QUOTES, cue)
            if statement["meeting"] is not None:
                self.one_of(statement["meeting"], meetings, cue)
            speaker = statement["speaker"]
            for name in (speaker if isinstance(speaker, list) else [speaker]) + statement["addressees"]:
                if name is not None:
                    self.one_of(name, names, cue)
            for piece in statement["content"] or [{"text": ""}]:
                if not piece["text"] or piece["text"][-1] in " ,;:":
                    self.fault(f"content of {cue!r}: {piece['text'][-20:]!r}")


def main():
    write = "--check" not in sys.argv[1:]
    faults, records = [], []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        report = Report(record, faults)
        report.one_of(record["split"], ("dev", "held"), "split")
        if record["id"] in {other["id"] for other in records}:
            report.fault("two records of this id")
        report.offsets(write)
        names = report.actors()
        report.dates()
        report.statements(names, report.meetings(names))
        records.append(record)
    for line in faults:
        print(line)
    if write and not faults:
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        FILE.write_text("".join(lines), encoding="utf-8")
    for split in ("dev", "held"):
        chosen = [record for record in records if record["split"] == split]
        parts = ("people", "organisations", "places", "works", "dates", "meetings", "statements")
        counts = ", ".join(f"{sum(len(record[part]) for record in chosen)} {part}" for part in parts)
        print(f"{split}: {len(chosen)} reports, {counts}")
    print(f"{len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
