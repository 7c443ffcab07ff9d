"""Questions, kind notes and templates: read strictly, offered by the day, changed by the person."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from nearward.domain.model import OwnText
from nearward.i18n import Translator
from nearward.worksheets import prompts
from nearward.worksheets.catalogue import BrokenSheet

DAY = date(2026, 11, 23)
GOOD = """
id = "small"
kind = "prompt"
title = "Small"
place = 1

[[item]]
id = "small-01"
text = "What was small today?"

[[item]]
id = "small-02"
text = "And what was not?"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(prompts, "folder", lambda: tmp_path)
    prompts._read_all.cache_clear()
    yield tmp_path
    prompts._read_all.cache_clear()


def test_every_theme_has_its_deck_and_every_deck_ten_questions() -> None:
    assert prompts.troubles() == []
    of_questions = [deck for deck in prompts.decks() if deck.kind == "prompt"]
    assert [deck.id for deck in of_questions] == [
        "beneath",
        "why",
        "tender",
        "unworthy",
        "seen",
        "worry",
        "armour",
        "no-need-to-run",
    ]
    assert all(len(deck.item) >= 10 for deck in of_questions)
    texts = [item.text for deck in prompts.decks() for item in deck.item]
    assert len(set(texts)) == len(texts)
    ids = [item.id for deck in prompts.decks() for item in deck.item]
    assert len(set(ids)) == len(ids)
    for deck in of_questions:
        assert sum("?" in item.text for item in deck.item) >= 9, deck.id


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('kind = "prompt"', 'kind = "quiz"'), "quiz"),
        (("place = 1", 'place = "1"'), "place"),
        (('id = "small-02"', 'id = "small-01"'), "same id"),
        (('id = "small-02"', 'id = "other-02"'), "deck"),
        (('text = "And what was not?"', 'text = " "'), "empty"),
        (('text = "And', 'texts = "And'), "texts"),
        (('title = "Small"', 'title = "Small'), "line"),
        (("place = 1", 'place = 1\ngate = "sometimes"'), "gate"),
        (("place = 1", "place = 1\ngate = true"), "gate"),
        (('today?"', 'today?"\nheavy = "yes"'), "heavy"),
        (('today?"', 'today?"\nafter_distance = true'), "after_distance"),
        (('"prompt"', '"kind_note"\ngate = "asked"'), "gate"),
        (('today?"', 'today?"\nheavy = 1'), "heavy"),
    ],
)
def test_a_broken_deck_is_named_and_hides_no_other(
    folder: Path, change: tuple[str, str], said: str
) -> None:
    assert change[0] in GOOD
    (folder / "a.toml").write_text(GOOD.replace(*change), encoding="utf-8")
    (folder / "small.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(BrokenSheet) as raised:
        prompts.read_deck(folder / "a.toml")
    assert said in str(raised.value.values["reason"])
    assert [deck.id for deck in prompts.decks()] == ["small"]
    assert [trouble.values["name"] for trouble in prompts.troubles()] == ["a.toml"]


def test_a_question_stays_for_its_day_and_comes_again_only_after_all_others() -> None:
    every = prompts.offered("prompt", [], Translator())
    count = len(every)
    asked = [prompts.question(every, DAY + timedelta(days=n)) for n in range(2 * count)]
    assert all(asked)
    ids = [one.id for one in asked if one is not None]
    assert prompts.question(every, DAY) == asked[0]
    for start in range(count):
        assert len(set(ids[start : start + count])) == count
    # neighbours are not of one deck all the time
    assert sum(a.split("-")[0] != b.split("-")[0] for a, b in itertools.pairwise(ids)) > 80


def test_another_question_is_another_until_all_were_seen() -> None:
    every = prompts.offered("prompt", [], Translator())
    seen = [prompts.question(every, DAY, skipped=n) for n in range(len(every))]
    assert len({one.id for one in seen if one is not None}) == len(every)
    tomorrow = prompts.question(every, DAY + timedelta(days=1))
    assert tomorrow not in seen[:20]


def test_what_was_answered_lately_and_what_is_put_away_is_not_asked() -> None:
    every = prompts.offered("prompt", [], Translator())
    first = prompts.question(every, DAY)
    assert first is not None
    second = prompts.question(every, DAY, {first.text})
    assert second is not None
    assert second.id != first.id
    away = OwnText(
        kind="prompt", text=first.text, deck=first.deck, replaces=first.id, archived=True
    )
    left = prompts.offered("prompt", [away], Translator())
    assert len(left) == len(every)
    assert all(
        prompts.question(left, DAY, skipped=n).id != first.id  # type: ignore[union-attr]
        for n in range(len(every))
    )
    texts = {one.text for one in every}
    assert prompts.question(every, DAY, texts) == first
    assert prompts.question([], DAY) is None


def test_ones_own_stand_beside_the_shipped_and_in_their_place() -> None:
    own = [
        OwnText(id=3, kind="prompt", text="What did the sea say?", deck="tender"),
        OwnText(id=4, kind="prompt", text="Mine now", deck="why", replaces="why-01"),
        OwnText(id=5, kind="template", title="T", text="t"),
        OwnText(id=6, kind="prompt", text="From a later version", replaces="gone-01"),
    ]
    found = {one.id: one for one in prompts.offered("prompt", own, Translator())}
    assert found["own-3"].text == "What did the sea say?"
    assert found["why-01"].text == "Mine now"
    assert found["why-01"].own is own[1]
    assert found["own-6"].text == "From a later version"
    assert "own-5" not in found


def test_a_template_knows_the_day_and_nothing_else() -> None:
    assert prompts.filled("{date}: {x} {0} {", "Monday") == "Monday: {x} {0} {"


def test_no_text_is_a_label_or_an_order() -> None:
    """Plain words: nobody is told what they are, have to do, or should feel."""
    for deck in prompts.decks():
        for item in deck.item:
            text = f"{item.title} {item.text}".lower()
            assert not re.search(r"\byou (should|must|always|never)\b|!", text), item.id


LIGHT_DECKS = {"no-need-to-run", "why", "worry"}
GATED = {"unworthy", "tender", "seen"}


def test_only_light_questions_are_offered_to_who_did_not_ask() -> None:
    every = prompts.offered("prompt", [], Translator())
    light = prompts.unasked(every)
    heavy = {item.id for deck in prompts.decks() for item in deck.item if item.heavy}
    assert heavy
    assert not {one.deck for one in light} & GATED
    assert not {one.id for one in light} & heavy
    for deck in prompts.decks():
        offered = {one.id for one in light if one.deck == deck.id}
        if deck.id in LIGHT_DECKS:
            assert offered == {item.id for item in deck.item}
        elif deck.id in ("beneath", "armour"):
            assert 0 < len(offered) < len(deck.item), deck.id
    # a year of days, and every other question that can be skipped to
    for n in range(366):
        one = prompts.question(light, DAY + timedelta(days=n), skipped=n)
        assert one is not None
        assert not one.when_asked
    # who asks for them has them all
    assert {one.deck for one in every if one.when_asked} >= GATED
    assert all(one.text for one in every)


def test_ones_own_words_stay_behind_the_gate_of_what_they_stand_for() -> None:
    own = [
        OwnText(id=1, kind="prompt", text="In my words", deck="tender", replaces="tender-03"),
        OwnText(id=2, kind="prompt", text="Its original is gone", deck="unworthy", replaces="x-1"),
        OwnText(id=3, kind="prompt", text="Mine, of that deck", deck="seen"),
        OwnText(id=4, kind="prompt", text="Mine"),
        OwnText(id=5, kind="prompt", text="Heavy in my words", deck="armour", replaces="armour-01"),
    ]
    found = {one.text: one for one in prompts.offered("prompt", own, Translator())}
    asked = {text: found[text].when_asked for text in (one.text for one in own)}
    assert asked == {
        "In my words": True,
        "Its original is gone": True,
        "Mine, of that deck": True,
        "Mine": False,
        "Heavy in my words": True,
    }
    originals = [found[one.text].has_original for one in own]
    assert originals == [True, False, False, False, True]


def test_after_distance_only_three_kind_notes_fit() -> None:
    far = {"kind-notes-05", "kind-notes-08", "kind-notes-11"}
    days = [DAY + timedelta(days=n) for n in range(60)]
    found = {prompts.kind_note([], day, Translator(), distance=True) for day in days}
    assert {one.id for one in found if one is not None} == far
    near = {prompts.kind_note([], day, Translator(), distance=False) for day in days}
    assert len(near) == 12


def test_of_ones_own_notes_only_those_in_place_of_the_three_fit_after_distance() -> None:
    own = [
        OwnText(id=1, kind="kind_note", text="Go back to them", deck="kind-notes"),
        OwnText(id=2, kind="kind_note", text="Slowly", replaces="kind-notes-11"),
        OwnText(id=3, kind="kind_note", text="Back", replaces="kind-notes-04"),
    ]
    days = [DAY + timedelta(days=n) for n in range(60)]
    found = {prompts.kind_note(own, day, Translator(), distance=True) for day in days}
    texts = {one.text for one in found if one is not None}
    assert "Slowly" in texts
    assert not texts & {"Go back to them", "Back"}
    away = [
        OwnText(id=n, kind="kind_note", text="x", replaces=f"kind-notes-{n:02}", archived=True)
        for n in (5, 8, 11)
    ]
    assert prompts.kind_note(away, DAY, Translator(), distance=True) is None


def test_the_struck_question_does_not_come_back_under_its_number() -> None:
    """Whoever answered it once would else have it beside another text."""
    (deck,) = [deck for deck in prompts.decks() if deck.id == "unworthy"]
    assert "unworthy-09" not in [item.id for item in deck.item]


def test_after_letting_someone_in_no_note_speaks_of_going_away() -> None:
    days = [DAY + timedelta(days=n) for n in range(40)]

    def ids(*, distance: bool) -> set[str]:
        found = (
            prompts.kind_note([], day, Translator(), distance=distance, approach=True)
            for day in days
        )
        return {one.id.removeprefix("kind-notes-") for one in found if one is not None}

    assert ids(distance=False) == {"01", "02", "05", "07", "09", "11"}
    assert ids(distance=True) == {"05", "11"}
    own = [OwnText(id=1, kind="kind_note", text="Mine.")]
    notes = (
        prompts.kind_note(own, day, Translator(), distance=False, approach=True) for day in days
    )
    assert "Mine." in {one.text for one in notes if one is not None}
