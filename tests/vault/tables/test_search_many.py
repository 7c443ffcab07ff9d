"""A search of any size answers, says where it was cut, and makes way for a save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from nearward.domain.model import Entry
from nearward.domain.query import MOST, parsed
from nearward.domain.trouble import Interrupted
from nearward.session.ask import entries, search
from nearward.vault.vault import Vault

AT = datetime(2026, 3, 4, 21, 40, tzinfo=UTC)
MANY = 1_100
ASKED: dict[str, Callable[[int], str]] = {
    "words": lambda n: f"w{n}",
    "tags": lambda n: f"#t{n}",
    "people": lambda n: f"@p{n}",
    "unspaced": lambda n: f"日{n}",
    "marks": lambda n: "?" * (n % 90 + 1),
    "-words": lambda n: f"-w{n}",
    "-tags": lambda n: f"-#t{n}",
    "-people": lambda n: f"-@p{n}",
    "-signs": lambda n: f"-{chr(0x1F600 + n % 60)}",
    "-marks": lambda n: '-"' + "!" * (n % 90 + 1) + '"',
    "emoji": lambda n: chr(0x1F600 + n % 60),
    "days": lambda n: f"after:20{n % 90 + 10}",
}


def write(vault: Vault, text: str, days: int = 0) -> int:
    at = AT + timedelta(days=days)
    return entries.save(Entry(at=at, day=at.date(), text=text))(vault).id


@pytest.mark.parametrize("kind", ASKED)
def test_a_thousand_of_any_kind_answer(vault: Vault, kind: str) -> None:
    text = " ".join(ASKED[kind](n) for n in range(MANY))
    there = write(vault, " ".join(ASKED[kind](n).lstrip("-") for n in range(MANY)))
    other = write(vault, "a heron")
    query = parsed(text)
    assert query.is_cut == (kind != "days")
    found = [hit.card.id for hit in search.find(text)(vault)]
    if kind == "days":
        assert found == []
    else:
        assert found == ([other] if kind.startswith("-") else [there])


@pytest.mark.parametrize("sign", ["#", "@"])
def test_a_thousand_tags_or_people_begin_with_what_was_typed(vault: Vault, sign: str) -> None:
    ids = [write(vault, f"{sign}name{n}", n) for n in range(MANY)]
    found = [hit.card.id for hit in search.find(f"{sign}name")(vault)]
    assert found == ids[:-51:-1]


@pytest.mark.parametrize(
    "text",
    [
        '"' + "word " * 16_000 + '"',
        "word " * 16_000,
        "日" * 32_767,
        "w" * 32_767,
        "?" * 32_767,
        "é" * 32_767,
        "-" * 32_767,
        '"' * 32_767,
        "#" * 32_767,
        "tag:" * 8_000,
        "(" * 32_767,
        "😀" * 16_000,
    ],
    ids=lambda text: text[:5],
)
def test_what_fills_the_whole_field_answers(vault: Vault, text: str) -> None:
    there = write(vault, text[:32_767])
    found = [hit.card.id for hit in search.find(text)(vault)]
    assert set(found) <= {there}
    if not text.startswith(('"' * 9, "#", "tag", "-")):
        assert found == [there]


def test_the_first_are_looked_for_and_it_is_known_that_there_were_more(vault: Vault) -> None:
    fits = write(vault, " ".join(f"w{n}" for n in range(MOST)))
    write(vault, " ".join(f"w{n}" for n in range(MOST - 1)), 1)
    more = " ".join(f"w{n}" for n in range(MOST + 1))
    assert [hit.card.id for hit in search.find(more)(vault)] == [fits]
    assert [hit.card.id for hit in search.find(f'"{more}"')(vault)] == [fits]
    assert parsed(more).is_cut
    assert parsed(f'"{more}"').is_cut
    exactly = " ".join(f"w{n}" for n in range(MOST)) + " "
    assert not parsed(exactly).is_cut
    assert not parsed(f'"{exactly}" after:2020').is_cut
    assert parsed(f"{exactly} #tag").is_cut


@pytest.mark.parametrize(
    "typed",
    ["?! ", "after:2020", "-heron ", "tag:none", "person:none", '"a heron stood"', "heron -?! "],
)
def test_it_makes_way_at_once(vault: Vault, typed: str) -> None:
    """What it asks of many things is left as soon as something waits."""
    with vault.writing():
        for n in range(400):
            day = date(2026, 1, 1) + timedelta(days=n)
            vault.entries.put(Entry(at=AT, day=day, text=f"a heron stood {n} " * 20))
    asked = 0

    def waits() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    with vault.stopping(waits), pytest.raises(Interrupted):
        list(map(search.find(typed), [vault] * 100))
    assert asked <= 4


def test_a_long_text_is_left_too(vault: Vault) -> None:
    write(vault, "é" * 300_000 + " heron")
    steps = 0

    def waits() -> bool:
        nonlocal steps
        steps += 1
        return steps > 3

    with pytest.raises(Interrupted):
        vault.search.find("heron", 50, waits)
