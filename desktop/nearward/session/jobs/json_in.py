"""Exports of Nearward itself, taken in whole."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date
from typing import TYPE_CHECKING, Any

import msgspec

from nearward.domain.int_set import IntSet
from nearward.domain.kind import Kind
from nearward.domain.kinds import owners_first
from nearward.domain.model import (
    APPROACH,
    PLAN_PARTS,
    PULL,
    Moment,
    Plan,
)
from nearward.exchange import streams
from nearward.exchange.files import Files
from nearward.exchange.formats.own import OWN
from nearward.exchange.source_model import NotThisFormat, note, remark
from nearward.i18n import N_
from nearward.pictures.intake import MOST, NotAPicture, PictureTooLarge, take
from nearward.session.jobs.import_report import Imported, pause

if TYPE_CHECKING:
    from nearward.vault.care.merging import Merge
    from nearward.vault.vault import Vault

INSIDE = "diary.json"
#: settings that belong to a file, not to what is in it
_OF_THE_FILE = ("earlier_salts", "first_pages", "heavy_sheets", "pictures_near", "place")
_MOST_ID = 1 << 53
NOT_BUILT_SO = N_("It is not in the form of a Nearward export.")
BESIDE = N_("It was changed on both sides. The other answers are kept as an earlier version.")
OTHERS_STAY = N_("It was changed on both sides. What is here stayed.")
DRAFT_STAYS = N_("A draft is here already and says something else. It stayed.")
OWNERLESS = N_("It was left out: what it belongs to did not come in.")
#: what is said of what a diary has once, where the one that is here says something else
STAYS = {
    "plan": N_("A plan is here already and says something else. It stayed."),
    "direction": N_("A direction is here already and says something else. It stayed."),
}
NO_OUTCOME = N_("It does not say what happened in the end.")
OUTCOME_LEFT_OUT = N_("You let someone in. What it says of an outcome was left out.")
NO_PICTURE = N_("The file of this picture is missing or is a different one.")
NO_SHEET = N_(
    "This sheet of your own cannot be used. It was left out; what was written on it came."
)
#: why one of a kind was left out, where that can be said
_REFUSED = {"picture": NO_PICTURE, "own_sheet": NO_SHEET}


#: in this order: what others belong to comes first; the one of a kind that has one comes last
KINDS = [row for row in owners_first() if not row.is_single]
SINGLE = [row for row in owners_first() if row.is_single]


def look(
    files: Files,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Imported:
    """How much stands in an archive."""
    done = Imported(OWN)
    for kind, _place, thing, _item in _all(files, done):
        pause(done, stop, progress)
        done.read += 1
        done.kept += 1
        done.pictures += kind.name == "picture"
        _dated(thing, done)
    return done


def take_in(
    vault: Vault,
    files: Files,
    stop: Callable[[], bool] | None,
    progress: Callable[[int], None] | None,
) -> Imported:
    """All of an archive, in a transaction of the caller's."""
    from nearward.vault.care.merging import Merge, Ownerless

    done, taker = Imported(OWN), Merge(vault)
    seen = {kind.name: IntSet() for kind in KINDS}
    for kind, place, thing, item in _all(files, done):
        pause(done, stop, progress)
        number = getattr(thing, "id", None)
        if number is not None and not seen[kind.name].add(number):
            done.say(note(place, "not-built-so", NOT_BUILT_SO))
            continue
        taker.arriving.met = ""
        try:
            made = _take(kind, thing, item, taker, files)
        except Ownerless:
            done.say(note(place, "ownerless", OWNERLESS))
            continue
        except (ValueError, KeyError, TypeError, AttributeError):
            done.say(note(place, "not-built-so", _REFUSED.get(kind.name, NOT_BUILT_SO)))
            continue
        done.read += 1
        if made is None:
            _met(kind, place, taker, done)
            continue
        _count(kind, thing, made, done)
    for kind in SINGLE:
        _take_single(kind, vault, files, done)
    taker.finish()
    if taker.is_empty:
        _beside(vault, files, done)
    return done


def _count(kind: Kind, thing: Any, made: int, done: Imported) -> None:
    done.kept += 1
    done.pictures += kind.name == "picture"
    if kind.name == "entry":
        done.ids.append(made)
    _dated(thing, done)


def _met(kind: Kind, place: str, taker: Merge, done: Imported) -> None:
    """Something that is here already, or came with other words."""
    arriving = taker.arriving
    is_newer, is_differing = arriving.met == "newer", arriving.met == "differing"
    done.newer += is_newer
    done.differing += is_differing
    done.already += not arriving.met
    if kind.name == "entry" and arriving.met:
        ids = done.newer_ids if is_newer else done.differing_ids
        versions = done.newer_versions if is_newer else done.differing_versions
        ids.append(arriving.here)
        versions.append(arriving.version)
    elif is_differing:
        said = BESIDE if kind.has_versions else OTHERS_STAY
        done.say(remark(place, "differing", said))


def _all(files: Files, done: Imported) -> Iterator[tuple[Kind, str, Any, Any]]:
    """Every item that is built as it should be, kind by kind."""
    name = _name(files)
    for kind in KINDS:
        for number, item in enumerate(streams.items(files, name, f"{kind.plural}.item"), 1):
            place = f"{name}, {kind.plural} {number}"
            try:
                thing = msgspec.convert(item, kind.type)
                _check(kind, thing)
                if kind.name == "moment":
                    thing = _fitting(thing, place, done)
            except _NoOutcome:
                done.say(note(place, "no-outcome", NO_OUTCOME))
            except (msgspec.ValidationError, ValueError, OverflowError):
                done.say(note(place, "not-built-so", NOT_BUILT_SO))
            else:
                yield kind, place, thing, item


class _NoOutcome(ValueError):  # as its neighbours are named
    """A moment of the urge to pull away that says nothing of its end."""


def _fitting(moment: Moment, place: str, done: Imported) -> Moment:
    """An outcome belongs to the urge to pull away, and only to that."""
    if moment.kind not in (PULL, APPROACH):
        raise ValueError("a kind that is not known")
    if moment.kind == APPROACH:
        if moment.outcome:
            done.say(remark(place, "outcome-left-out", OUTCOME_LEFT_OUT))
        return replace(moment, outcome=None)
    if not moment.outcome:
        raise _NoOutcome
    return moment


def _check(kind: Kind, thing: Any) -> None:
    number = getattr(thing, "id", 1)
    if not 0 < number < _MOST_ID:
        raise ValueError("an id out of range")
    for field, low, high in kind.ranges:
        value = getattr(thing, field)
        if value is not None and not low <= value <= high:
            raise ValueError(f"{field} out of range")
    for field, form in kind.forms.items():
        stamp = getattr(thing, field) if form == "datetime" else None
        if stamp is not None:
            if stamp.utcoffset() is None:
                raise ValueError("an instant without its offset")
            # at either end of the calendar there are instants that have no day in UTC
            stamp.astimezone(UTC)


def _name(files: Files) -> str:
    """The archive among the files."""
    names = files.names
    if INSIDE in names:
        return INSIDE
    found = [name for name in names if files.is_one or name.endswith(f"/{INSIDE}")]
    if len(found) != 1:
        raise NotThisFormat(name=files.path.name, place=INSIDE)
    if '"nearward"' not in streams.beginning(files, found[0]):
        raise NotThisFormat(name=files.path.name, place=found[0])
    return found[0]


def _take(kind: Kind, thing: Any, item: Any, taker: Merge, files: Files) -> int | None:
    if kind.name != "picture":
        return taker.take(kind, thing)
    if "data" in item:
        data = base64.b64decode(item["data"], validate=True)
    else:
        file = item.get("file")
        before = _name(files).removesuffix(INSIDE)
        if not isinstance(file, str) or f"{before}{file}" not in files.names:
            raise ValueError("no file")
        data = files.bytes_of(f"{before}{file}", MOST)
    if len(data) > MOST or hashlib.sha256(data).hexdigest() != thing.digest:
        raise ValueError("another file")
    try:
        seen = take(thing.name, data, as_it_was=True)
    except (NotAPicture, PictureTooLarge) as trouble:
        raise ValueError("no picture") from trouble
    return taker.picture(
        replace(thing, media=seen.media, width=seen.width, height=seen.height), data
    )


def _take_single(kind: Kind, vault: Vault, files: Files, done: Imported) -> None:
    """What a diary has once."""
    from nearward.vault.care.single_in import take_single

    name = _name(files)
    item = dict(streams.items(files, name, kind.plural))
    if not item:
        return
    place = f"{name}, {kind.plural}"
    if kind.type is Plan:
        item["parts"] = {part: item[part] for part in PLAN_PARTS if item.get(part)}
    try:
        record = msgspec.convert(item, kind.type)
    except (msgspec.ValidationError, ValueError, OverflowError):
        done.say(note(place, "not-built-so", NOT_BUILT_SO))
        return
    made = take_single(vault, kind, record)
    done.read += 1
    done.kept += made is True
    done.already += made is None
    if made is False:
        done.differing += 1
        done.say(remark(place, "differing", STAYS[kind.name]))


def _beside(vault: Vault, files: Files, done: Imported) -> None:
    """Drafts and settings, in a diary that was empty. What was begun or set here stays."""
    name = _name(files)
    for number, draft in enumerate(streams.items(files, name, "drafts.item"), 1):
        if isinstance(draft, dict) and isinstance(draft.get("place"), str):
            body, here = draft.get("body"), vault.drafts.get(draft["place"])
            if isinstance(body, dict) and here is None:
                vault.drafts.keep(draft["place"], body)
            elif here not in (None, body):
                done.say(remark(f"{name}, drafts {number}", "differing", DRAFT_STAYS))
    there = vault.settings.every()
    for key, value in streams.items(files, name, "settings"):
        if key not in _OF_THE_FILE and key not in there:
            vault.settings.keep(key, value)


def _dated(thing: Any, done: Imported) -> None:
    day = getattr(thing, "day", None)
    if isinstance(day, date):
        done.on(day)
