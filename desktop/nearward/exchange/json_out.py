"""All of a diary as JSON. Fields and their names are a contract: scripts rely on them."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Protocol

import msgspec

from nearward.domain.model import (
    PLAN_PARTS,
    CheckIn,
    Entry,
    Moment,
    OwnText,
    Pause,
    Person,
    PersonRating,
    Picture,
    Plan,
    Resource,
    SavedSearch,
    Thing,
    Version,
    Worksheet,
)
from nearward.pictures.intake import ENDINGS

FORMAT = "nearward"
VERSION = 1
Item = dict[str, Any]


class Holdings(Protocol):
    """What is exported, each kind oldest first."""

    @property
    def entries(self) -> list[Entry]:
        """All entries."""

    @property
    def moments(self) -> list[Moment]:
        """All moments."""

    @property
    def check_ins(self) -> list[CheckIn]:
        """All check-ins."""

    @property
    def pauses(self) -> list[Pause]:
        """All pauses."""

    @property
    def resources(self) -> list[Resource]:
        """People and places that help."""

    @property
    def plan(self) -> Plan | None:
        """The steadying plan."""

    @property
    def worksheets(self) -> list[Worksheet]:
        """All worksheets."""

    @property
    def people(self) -> list[Person]:
        """All people."""

    @property
    def drafts(self) -> dict[str, Any]:
        """Forms that were begun and not saved, by place."""

    @property
    def own_texts(self) -> list[OwnText]:
        """Prompts, templates and kind notes of the person's own."""

    @property
    def person_ratings(self) -> list[PersonRating]:
        """How it was with someone, over time."""

    @property
    def saved_searches(self) -> list[SavedSearch]:
        """Searches that were given a name."""

    @property
    def own_words(self) -> list[str]:
        """Words that the spell check takes as right."""

    @property
    def versions(self) -> list[Version]:
        """Earlier words of entries and worksheets."""

    @property
    def pictures(self) -> list[Picture]:
        """Pictures, without their bytes."""

    @property
    def settings(self) -> dict[str, object]:
        """The settings that stand in the diary."""


def encoded(everything: Holdings, data: Callable[[int], bytes | None] | None = None) -> bytes:
    """The archive as UTF-8 JSON, indented so that a person can read it too.

    `data` gives the bytes of a picture by its id, to stand in the archive itself (base64); without
    it, pictures lie beside it as files.
    """
    archive = {
        "format": FORMAT,
        "version": VERSION,
        "entries": [_entry(entry) for entry in everything.entries],
        "moments": [_moment(moment) for moment in everything.moments],
        "check_ins": [_check_in(check_in) for check_in in everything.check_ins],
        "pauses": [_pause(pause) for pause in everything.pauses],
        "worksheets": [_worksheet(worksheet) for worksheet in everything.worksheets],
        "beliefs": [],
        "people": [_person(person) for person in everything.people],
        "own_texts": [_own_text(own) for own in everything.own_texts],
        "person_ratings": [_rating(rating) for rating in everything.person_ratings],
        "saved_searches": [_saved_search(saved) for saved in everything.saved_searches],
        "pictures": [_picture(picture, data) for picture in everything.pictures],
        "versions": [_version(version) for version in everything.versions],
        "own_words": everything.own_words,
        "resources": [_resource(resource) for resource in everything.resources],
        "plan": _plan(everything.plan) if everything.plan else None,
        "drafts": [{"place": place, "body": body} for place, body in everything.drafts.items()],
        "settings": everything.settings,
    }
    return msgspec.json.format(msgspec.json.encode(archive), indent=1) + b"\n"


def _version(version: Version) -> Item:
    """`kind` and `thing_id` say of what; `at` is when these words were saved."""
    return {
        "id": version.id,
        "day": version.created.date().isoformat(),
        "at": version.created.isoformat(),
        "created": version.created.isoformat(),
        "changed": version.kept.isoformat(),
        "kept": version.kept.isoformat(),
        "kind": version.kind,
        "thing_id": version.thing_id,
        "body": version.body,
    }


def _thing(thing: Thing) -> Item:
    return {
        "id": thing.id,
        "day": thing.day.isoformat(),
        "at": thing.at.isoformat(),
        "created": _stamp(thing.created),
        "changed": _stamp(thing.changed),
        "source": thing.source,
        "source_id": thing.source_id,
    }


def _entry(entry: Entry) -> Item:
    return {
        **_thing(entry),
        "title": entry.title,
        "text": entry.text,
        "mood": entry.mood,
        "starred": entry.starred,
        "prompt": entry.prompt,
        "tags": list(entry.tags),
        "people": list(entry.people),
        "extra": entry.extra,
        "source_digest": entry.source_digest,
    }


def _moment(moment: Moment) -> Item:
    return {
        **_thing(moment),
        "kind": moment.kind,
        "outcome": moment.outcome,
        "urge": moment.urge,
        "trigger": moment.trigger,
        "behaviour": list(moment.behaviour),
        "fear": list(moment.fear),
        "person_id": moment.person_id,
        "text": moment.text,
        "more": moment.more,
        "approach_kind": moment.approach_kind,
        "suds": moment.suds,
        "reception": moment.reception,
        "after_feeling": list(moment.after_feeling),
        "pause_id": moment.pause_id,
    }


def _pause(pause: Pause) -> Item:
    return {
        **_thing(pause),
        "seconds": pause.seconds,
        "urge_before": pause.urge_before,
        "urge_after": pause.urge_after,
        "named_emotion": pause.named_emotion,
        "body_place": list(pause.body_place),
        "what_then": pause.what_then,
    }


def _check_in(check_in: CheckIn) -> Item:
    return {
        **_thing(check_in),
        "confirmed": check_in.confirmed,
        "mood": check_in.mood,
        "closeness": check_in.closeness,
        "loneliness": check_in.loneliness,
        "sleep": check_in.sleep,
        "text": check_in.text,
    }


def _worksheet(worksheet: Worksheet) -> Item:
    return {
        **_thing(worksheet),
        "sheet": worksheet.sheet,
        "status": worksheet.status,
        "answers": worksheet.answers,
        "moment_id": worksheet.moment_id,
        "entry_id": worksheet.entry_id,
        "person_id": worksheet.person_id,
    }


def _person(person: Person) -> Item:
    """Someone has no day of their own: it is the one on which they were first named."""
    made = person.created
    return {
        "id": person.id,
        "day": made.date().isoformat() if made else None,
        "at": _stamp(made),
        "created": _stamp(made),
        "changed": _stamp(person.changed),
        "alias": person.alias,
        "relation": person.relation,
        "about": person.about,
        "archived": person.archived,
        "left_out": person.left_out,
        "named": person.named,
    }


def _own_text(own: OwnText) -> Item:
    """Like someone, it has the day on which it was made."""
    made = own.created
    return {
        "id": own.id,
        "day": made.date().isoformat() if made else None,
        "at": _stamp(made),
        "created": _stamp(made),
        "changed": _stamp(own.changed),
        "kind": own.kind,
        "title": own.title,
        "text": own.text,
        "deck": own.deck,
        "replaces": own.replaces,
        "archived": own.archived,
    }


def _rating(rating: PersonRating) -> Item:
    return {
        **_thing(rating),
        "person_id": rating.person_id,
        "worry": rating.worry,
        "unease": rating.unease,
    }


def _made(item: OwnText | SavedSearch | Picture | Resource | Plan) -> Item:
    made = item.created
    return {
        "id": item.id,
        "day": made.date().isoformat() if made else None,
        "at": _stamp(made),
        "created": _stamp(made),
        "changed": _stamp(item.changed),
    }


def _saved_search(saved: SavedSearch) -> Item:
    return {**_made(saved), "name": saved.name, "query": saved.query}


def file_of(picture: Picture) -> str:
    """The name under which a picture lies beside an export."""
    return f"picture-{picture.id}{ENDINGS.get(picture.media, '.bin')}"


def _picture(picture: Picture, data: Callable[[int], bytes | None] | None) -> Item:
    item = {
        **_made(picture),
        "source": picture.source,
        "source_id": picture.source_id,
        "entry_id": picture.entry_id,
        "name": picture.name,
        "media": picture.media,
        "width": picture.width,
        "height": picture.height,
        "size": picture.size,
        "digest": picture.digest,
        "as_it_was": picture.as_it_was,
    }
    if data is None:
        return {**item, "file": file_of(picture)}
    return {**item, "data": base64.b64encode(data(picture.id) or b"").decode()}


def _resource(resource: Resource) -> Item:
    return {
        **_made(resource),
        "name": resource.name,
        "contact": resource.contact,
        "region": resource.region,
        "hours": resource.hours,
        "note": resource.note,
        "checked_on": _day(resource.checked_on),
    }


def _plan(plan: Plan) -> Item:
    """Each part stands by its name; one without words is empty."""
    parts = {name: plan.parts.get(name, "") for name in PLAN_PARTS}
    return {**_made(plan), **parts, "reviewed_on": _day(plan.reviewed_on)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _stamp(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
