"""A real diary with damage done to its file, and what a person would then be shown."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tests.faults.nursery import Stage

from nearward.command.demo import diary
from nearward.domain.kinds import TIMELINE
from nearward.domain.trouble import Trouble
from nearward.i18n import Translator
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.vault import Vault

KEY = bytes(range(32))
PAGE = 4096


def make(path: Path) -> bytes:
    """A diary of six months; gives the bytes of its file before the last changes were made."""
    vault = create_diary(path, "", key=KEY)
    diary.fill(vault, date(2026, 3, 31))
    vault.close()
    older = path.read_bytes()
    vault = open_diary(path, "", key=KEY)
    with vault.writing():
        for entry in vault.entries.every()[::3]:
            changed = {name: getattr(entry, name) for name in ("id", "at", "day", "title")}
            vault.entries.save(type(entry)(**changed, text=entry.text.replace("e", "ee")))
    vault.close()
    return older


Mutation = Callable[[bytearray, random.Random, bytes], None]


def flipped_bits(body: bytearray, chance: random.Random, older: bytes) -> None:
    for _ in range(chance.choice((1, 1, 1, 3, 20))):
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)


def zeroed_pages(body: bytearray, chance: random.Random, older: bytes) -> None:
    for _ in range(chance.choice((1, 1, 2, 30))):
        at = chance.randrange(len(body) // PAGE) * PAGE
        body[at : at + PAGE] = bytes(PAGE)


def random_pages(body: bytearray, chance: random.Random, older: bytes) -> None:
    for _ in range(chance.choice((1, 1, 2, 30))):
        at = chance.randrange(len(body) // PAGE) * PAGE
        body[at : at + PAGE] = chance.randbytes(PAGE)


def swapped_pages(body: bytearray, chance: random.Random, older: bytes) -> None:
    one, other = (number * PAGE for number in chance.sample(range(len(body) // PAGE), 2))
    held = body[one : one + PAGE]
    body[one : one + PAGE] = body[other : other + PAGE]
    body[other : other + PAGE] = held


def copied_page(body: bytearray, chance: random.Random, older: bytes) -> None:
    one, other = (number * PAGE for number in chance.sample(range(len(body) // PAGE), 2))
    body[one : one + PAGE] = body[other : other + PAGE]


def cut(body: bytearray, chance: random.Random, older: bytes) -> None:
    pages = chance.randrange(len(body) // PAGE) * PAGE
    del body[chance.choice((pages, chance.randrange(len(body)), len(body) - 1, 4096)) :]


def grown(body: bytearray, chance: random.Random, older: bytes) -> None:
    body += chance.randbytes(chance.choice((1, 8, 100, PAGE, 3 * PAGE)))


def header(body: bytearray, chance: random.Random, older: bytes) -> None:
    for _ in range(chance.choice((1, 1, 4))):
        body[chance.randrange(chance.choice((4, 16, 100)))] = chance.randrange(256)


def shifted(body: bytearray, chance: random.Random, older: bytes) -> None:
    at = chance.randrange(len(body))
    if chance.random() < 0.5:
        body[at:at] = chance.randbytes(chance.choice((1, PAGE)))
    else:
        del body[at : at + chance.choice((1, PAGE))]


def older_page(body: bytearray, chance: random.Random, older: bytes) -> None:
    at = chance.randrange(min(len(body), len(older)) // PAGE) * PAGE
    body[at : at + PAGE] = older[at : at + PAGE]


MUTATIONS: tuple[Mutation, ...] = (
    flipped_bits,
    zeroed_pages,
    random_pages,
    swapped_pages,
    copied_page,
    cut,
    grown,
    header,
    shifted,
    older_page,
)


@dataclass
class Seen:
    """What a person was shown: the codes of each Trouble, and what was wrong and not said."""

    codes: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def trouble(self, trouble: Trouble) -> None:
        """A Trouble says what happened and what to do next."""
        said = trouble.say(Translator())
        if not trouble.advice or "{" in said:
            self.wrong.append(f"{trouble.code} says {said!r}")
        self.codes.add(trouble.code)


def held(vault: Vault) -> dict[str, Any]:
    """Everything, by the place where it is shown."""
    found: dict[str, Any] = {}
    for kind in TIMELINE:
        things = vault.things(kind.name).every()
        found |= {f"{kind.plural} {thing.id}": thing for thing in things}
    for name in ("check_ins", "people", "drafts", "settings"):
        found[name] = getattr(vault, name).every()
    found["timeline"] = vault.timeline.page(None, None, 500)
    found["search"] = vault.search.find("the", 500)
    return found


def look(opened: Callable[[], Vault], right: dict[str, Any], *, any_age: bool = False) -> Seen:
    """Open it and read all of it, one by one; only what is `right` may be shown.

    any_age: a page of an older version is a right page and cannot be told.
    """
    seen = Seen()
    try:
        vault = opened()
    except Trouble as trouble:
        seen.trouble(trouble)
        return seen
    try:
        for place, known in right.items():
            try:
                with vault.reading():
                    shown = _at(vault, place)
            except Trouble as trouble:
                seen.trouble(trouble)
            else:
                if shown != known and not any_age:
                    seen.wrong.append(place)
        try:
            if checking.check(vault):
                seen.codes.add("findings")
        except Trouble as trouble:
            seen.trouble(trouble)
    finally:
        vault.close()
    return seen


def _at(vault: Vault, place: str) -> Any:
    shelf, _, number = place.partition(" ")
    if number:
        return getattr(vault, shelf).get(int(number))
    if place == "timeline":
        return vault.timeline.page(None, None, 500)
    if place == "search":
        return vault.search.find("the", 500)
    return getattr(vault, shelf).every()


def looking(stage: Stage, folder: str, seed: str, first: str, count: str) -> None:
    """Says `begin NUMBER KIND`, then `seen NUMBER KIND CODES` or `wrong NUMBER KIND WHAT`."""
    whole = (Path(folder) / "whole.nearward").read_bytes()
    older = (Path(folder) / "older.nearward").read_bytes()
    path = Path(folder) / "damaged.nearward"
    path.write_bytes(whole)
    vault = open_diary(path, "", key=KEY)
    right = held(vault)
    vault.close()
    for number in range(int(first), int(first) + int(count)):
        mutation = MUTATIONS[number % len(MUTATIONS)]
        body = bytearray(whole)
        mutation(body, random.Random(f"{seed}-{number}"), older)
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        path.write_bytes(body)
        stage.say("begin", number, mutation.__name__)
        any_age = mutation is older_page
        seen = look(lambda: open_diary(path, "", key=KEY), right, any_age=any_age)
        for what in seen.wrong:
            stage.say("wrong", number, mutation.__name__, what)
        stage.say("seen", number, mutation.__name__, ",".join(sorted(seen.codes)) or "nothing")
    stage.say("over")
