"""All of a diary as JSON. Fields and their names are a contract: scripts rely on them.

An item is the fields of its class by their names (domain.model), so that a field that is added
there stands here and is read again.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

import msgspec

from nearward.domain.kind import Kind
from nearward.domain.kinds import BY_NAME, KINDS
from nearward.domain.model import PLAN_PARTS, Picture
from nearward.pictures.intake import ENDINGS

FORMAT = "nearward"
VERSION = 1
Item = dict[str, Any]
Bytes = Callable[[int], bytes | None]
#: what an item begins with, as far as it has it
_FIRST = ("id", "day", "at", "created", "changed", "kept", "source", "source_id")


class Holdings(Protocol):
    """What is exported."""

    @property
    def records(self) -> Mapping[str, Any]:
        """All of each kind by its plural, oldest first; the one of a kind that has one at most."""

    @property
    def drafts(self) -> dict[str, Any]:
        """Forms that were begun and not saved, by place."""

    @property
    def settings(self) -> dict[str, object]:
        """The settings that stand in the diary."""


def encoded(everything: Holdings, data: Bytes | None = None) -> bytes:
    """The archive as UTF-8 JSON, indented so that a person can read it too.

    `data` gives the bytes of a picture by its id, to stand in the archive itself (base64); without
    it, pictures lie beside it as files.
    """
    archive: Item = {"format": FORMAT, "version": VERSION}
    for kind in KINDS:
        held = everything.records.get(kind.plural)
        if kind.is_single:
            archive[kind.plural] = item_of(kind, held) if held else None
        else:
            archive[kind.plural] = [item_of(kind, record) for record in held or ()]
    for item, picture in zip(
        archive["pictures"], everything.records.get("pictures", ()), strict=True
    ):
        item |= _whole(picture, data)
    archive["drafts"] = [{"place": at, "body": body} for at, body in everything.drafts.items()]
    archive["settings"] = everything.settings
    return msgspec.json.format(msgspec.json.encode(archive), indent=1) + b"\n"


def item_of(kind: Kind, record: Any) -> Any:
    """A record by the names of its fields; a word is itself.

    What has no day of its own has the one on which it was made. `changed` of a version is when
    other words took its place.
    """
    if isinstance(record, str):
        return record
    found = {name: _plain(getattr(record, name)) for name in kind.fields}
    if not kind.is_dated:
        found["at"] = found["created"]
        found["day"] = record.created.date().isoformat() if record.created else None
        found.setdefault("changed", found.get("kept"))
    if kind is BY_NAME["plan"]:
        # each part stands by its name; one without words is empty
        parts = found.pop("parts")
        found = {**{name: parts.get(name, "") for name in PLAN_PARTS}, **found}
    first = {name: found.pop(name) for name in _FIRST if name in found}
    return {**first, **found}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def file_of(picture: Picture) -> str:
    """The name under which a picture lies beside an export."""
    return f"picture-{picture.id}{ENDINGS.get(picture.media, '.bin')}"


def _whole(picture: Picture, data: Bytes | None) -> Item:
    """Where the bytes of a picture are."""
    if data is None:
        return {"file": file_of(picture)}
    return {"data": base64.b64encode(data(picture.id) or b"").decode()}
