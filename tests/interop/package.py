"""A dataset as its datapackage.json describes it: tables, fields, keys, files by format."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Field:
    """A declared column."""

    name: str
    type: str
    required: bool
    enum: tuple | None


@dataclass(frozen=True)
class Table:
    """A declared table and its file in each format."""

    name: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]
    files: dict[str, Path]

    def column(self, name):
        return next(field for field in self.fields if field.name == name)

    def has(self, *names):
        return set(names) <= {field.name for field in self.fields}


def as_tuple(names):
    return (names,) if isinstance(names, str) else tuple(names)


def load(folder):
    """The tables of a dataset, by name. A table in two formats is two resources, one definition."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = {}
    for resource in package["resources"]:
        if "schema" not in resource:
            continue  # a database, which describes itself
        name, form = resource["name"].split(".")
        schema = resource["schema"]
        fields = tuple(
            Field(
                name=field["name"],
                type=field["type"],
                required=field.get("constraints", {}).get("required", False),
                enum=as_tuple(field["constraints"]["enum"]) if "enum" in field.get("constraints", {}) else None,
            )
            for field in schema["fields"]
        )
        foreign_keys = tuple(
            (
                as_tuple(key["fields"]),
                key["reference"]["resource"].split(".")[0] if key["reference"].get("resource") else name,
                as_tuple(key["reference"]["fields"]),
            )
            for key in schema.get("foreignKeys", [])
        )
        table = Table(name, fields, as_tuple(schema["primaryKey"]), foreign_keys, {})
        known = tables.setdefault(name, table)
        assert (known.fields, known.primary_key, known.foreign_keys) == (fields, table.primary_key, foreign_keys), (
            f"{name} is described differently in two formats"
        )
        known.files[form] = folder / resource["path"]
    return tables
