"""Words to choose from: renamed, hidden, added and put in order, each by its code for ever."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from nearward.domain.model import Moment, OwnTerm, Person
from nearward.i18n import TermSetting, Translator
from nearward.insight.history import History, Noted
from nearward.insight.triggers import cell_sentence, row_name, triggers, triggers_sentence
from nearward.session.ask import moments
from nearward.session.ask.forms import terms
from nearward.vault.vault import Vault
from nearward.worksheets import vocabulary

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
WHEN: dict[str, Any] = {"at": AT, "day": AT.date()}


def words_with(**kept: dict[str, TermSetting]) -> Translator:
    words = Translator()
    words.take_terms(
        {(name, code): one for name, all_ in kept.items() for code, one in all_.items()}
    )
    return words


def labels(name: str, words: Translator, *, pinned: bool = True) -> list[str]:
    return [label for _, label in vocabulary.options(name, words, pinned=pinned)]


def codes(name: str, words: Translator) -> list[str]:
    return [term.code for term in vocabulary.terms(name, words)]


def test_a_label_of_the_persons_stands_in_the_place_of_ours() -> None:
    words = words_with(trigger={"T01": TermSetting("A  Row\n")})
    assert vocabulary.label("trigger", "T01", words) == "A Row"
    assert vocabulary.within("trigger", "T01", words) == "A Row", "it stays as it was written"
    assert vocabulary.phrase("trigger", "T01", words) == "A Row"
    assert vocabulary.within("trigger", "T05", words) == "a serious talk"
    assert vocabulary.code("trigger", "a row", words) == "T01"
    assert vocabulary.code("trigger", "conflict", words) == "T01", "ours is known still"
    assert labels("trigger", words)[0] == "A Row"


def test_what_is_hidden_is_not_offered_and_known_still() -> None:
    words = words_with(trigger={"T02": TermSetting(hidden=True)})
    assert "Closeness" not in labels("trigger", words) + labels("trigger", words, pinned=False)
    assert vocabulary.label("trigger", "T02", words) == "Closeness"
    assert "T02" in codes("trigger", words)


def test_a_word_of_ones_own_is_offered_at_once() -> None:
    words = words_with(fear={"own-1": TermSetting("They laugh")})
    assert labels("fear", words)[-1] == "They laugh"
    assert vocabulary.label("fear", "own-1", words) == "They laugh"
    assert vocabulary.code("fear", "they LAUGH ", words) == "own-1"


def test_an_order_of_ones_own_holds_and_what_comes_later_stands_behind_it() -> None:
    order = ["T05", "own-1", "T01", "T02", "T03"]
    kept = {code: TermSetting(place=n, pinned=n < 3) for n, code in enumerate(order)}
    kept["own-1"] = kept["own-1"]._replace(label="Silence")
    words = words_with(trigger=kept)
    first = [code for code, _ in vocabulary.options("trigger", words)]
    assert first[:3] == ["T05", "own-1", "T01"]
    assert first[3:] == ["T04", "T06", "T09", "T98"], "those without a place, as they come"
    behind = [code for code, _ in vocabulary.options("trigger", words, pinned=False)]
    assert behind[:2] == ["T02", "T03"]


@pytest.mark.parametrize(
    "label", ["Row", "r\u0301ow", "سكوت", "🌊🌊", "R&D <b>", "W" * 300, "I", "T01"]
)
def test_any_label_leads_back_to_its_code(label: str) -> None:
    words = words_with(trigger={"T03": TermSetting(label), "own-1": TermSetting(label)})
    for code in ("T03", "own-1", "T01", "T02"):
        shown = vocabulary.label("trigger", code, words)
        assert vocabulary.code("trigger", shown, words) == code
    named = [term.label for term in vocabulary.terms("trigger", words)]
    assert len({vocabulary.same(name) for name in named}) == len(named), "no two are the same"


def test_of_two_with_one_label_the_persons_keeps_it() -> None:
    words = words_with(trigger={"own-1": TermSetting("conflict")})
    assert vocabulary.label("trigger", "own-1", words) == "conflict"
    assert vocabulary.label("trigger", "T01", words) == "Conflict (2)"


@pytest.mark.parametrize(
    ("name", "code", "setting"),
    [
        ("trigger", "own-9", TermSetting()),
        ("trigger", "T77", TermSetting("   ")),
        ("weather", "W1", TermSetting("Rain")),
        ("outcome", "stayed", TermSetting("Won")),
        ("outcome", "own-1", TermSetting("Else")),
    ],
)
def test_what_cannot_be_changes_nothing(name: str, code: str, setting: TermSetting) -> None:
    words, plain = words_with(**{name: {code: setting}}), Translator()
    for known in (*vocabulary.CHANGEABLE, "outcome"):
        assert vocabulary.terms(known, words) == vocabulary.terms(known, plain)


def test_a_code_of_a_newer_program_is_itself_or_what_the_person_calls_it() -> None:
    assert vocabulary.label("trigger", "T77", Translator()) == "T77"
    words = words_with(trigger={"T77": TermSetting("Weather")})
    assert vocabulary.label("trigger", "T77", words) == "Weather"


def test_all_hidden_leaves_nothing_to_offer() -> None:
    plain = Translator()
    kept = {term.code: TermSetting(hidden=True) for term in vocabulary.terms("lens", plain)}
    words = words_with(lens=kept)
    assert labels("lens", words) + labels("lens", words, pinned=False) == []
    assert vocabulary.label("lens", "C2", words) == "An old hurt"


def test_a_renamed_feeling_weighs_as_before() -> None:
    words = words_with(emotion={"afraid": TermSetting("Shaky")})
    assert "afraid" in vocabulary.hard("emotion")
    assert next(t for t in vocabulary.terms("emotion", words) if t.code == "afraid").hard


def test_new_terms_are_seen_at_once() -> None:
    words = Translator()
    assert vocabulary.label("trigger", "T01", words) == "Conflict"
    words.take_terms({("trigger", "T01"): TermSetting("Row")})
    assert vocabulary.label("trigger", "T01", words) == "Row"
    words.take_terms({})
    assert vocabulary.label("trigger", "T01", words) == "Conflict"


def test_figure_three_and_its_sentence_say_the_persons_words() -> None:
    day = date(2026, 3, 2)
    noted = [
        Noted(day=day, kind="pull", outcome="withdrew", trigger="T01", behaviour=("B01",), id=n)
        for n in range(12)
    ]
    found = triggers(History.of(noted, [day], 0), day, day)
    kept = {
        "trigger": {"T01": TermSetting("Mum rings", True)},
        "behaviour": {"B01": TermSetting("Ice")},
    }
    words = words_with(**kept)
    assert row_name(found.rows[0], words) == "Mum rings", "hidden, it counts still"
    assert "Most often before it: Mum rings, 12" in triggers_sentence(found, words)
    assert cell_sentence(found, 0, 0, words) == "Mum rings, Ice: 12"


def test_the_desk_keeps_what_was_made_of_a_word(vault: Vault) -> None:
    terms.rename("trigger", "T01", "  A\nrow ")(vault)
    terms.hide("trigger", "T01", True)(vault)
    added = terms.add("trigger", "Silence")(vault)
    assert added.code.startswith("own-")
    assert " " not in added.code
    words = Translator()
    terms.take(words)(vault)
    assert vocabulary.label("trigger", "T01", words) == "A row"
    assert vocabulary.label("trigger", added.code, words) == "Silence"
    assert "T01" not in dict(vocabulary.options("trigger", words))
    terms.rename("trigger", "T01", "")(vault)
    terms.hide("trigger", "T01", False)(vault)
    assert [one.code for one in vault.own_terms.every()] == [added.code], "ours leaves no row"


def test_an_order_is_kept_and_put_back(vault: Vault) -> None:
    added = terms.add("trigger", "Silence")(vault)
    terms.put_in_order("trigger", [(added.code, True), ("T03", True), ("T01", False)])(vault)
    words = Translator()
    terms.take(words)(vault)
    assert codes("trigger", words)[:2] == [added.code, "T03"]
    terms.put_order_back("trigger")(vault)
    terms.take(words)(vault)
    assert codes("trigger", words)[0] == "T01"
    assert [one.code for one in vault.own_terms.every()] == [added.code]


def test_a_code_is_never_given_twice(vault: Vault) -> None:
    given = {terms.add("trigger", f"Word {n}")(vault).code for n in range(50)}
    assert len(given) == 50


def test_it_is_counted_in_how_many_moments_each_was_chosen(vault: Vault) -> None:
    more = {"emotions": ["afraid", "sad"], "lens": ["C1"]}
    one = Moment(**WHEN, outcome="withdrew", trigger="T01", behaviour=("B01", "B02"), more=more)
    moments.save(one)(vault)
    moments.save(Moment(**WHEN, outcome="stayed", trigger="T01", fear=("F01",)))(vault)
    let_in = Moment(**WHEN, kind="approach", approach_kind="fear", reception="warm")
    moments.save(let_in)(vault)
    with vault.writing():
        vault.moments.save(Moment(**WHEN, kind="approach", after_feeling=("sad",)))
        sam = vault.people.add("Sam")
        vault.people.save(Person(id=sam.id, alias="Sam", relation="friend"))
    expected = {
        "trigger": {"T01": 2},
        "behaviour": {"B01": 1, "B02": 1},
        "fear": {"F01": 1},
        "emotion": {"afraid": 1, "sad": 2},
        "lens": {"C1": 1},
        "approach_kind": {"fear": 1},
        "reception": {"warm": 1},
        "relation": {"friend": 1},
    }
    assert set(expected) == set(vocabulary.CHANGEABLE)
    for name, counts in expected.items():
        assert terms.used(name)(vault).counts == counts, name


def test_one_row_for_each_word(vault: Vault) -> None:
    with vault.writing():
        for label in ("One", "Two"):
            vault.own_terms.save(OwnTerm(vocabulary="trigger", code="T01", label=label))
    assert [one.label for one in vault.own_terms.every()] == ["Two"]
