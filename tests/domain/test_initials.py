"""Names as initials: marked ones always, others when that is wished; what may name is told."""

from __future__ import annotations

import pytest

from nearward.domain.text.initials import Initials, initial_of


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Jonas", "J."),
        ("jonas", "J."),
        ("Anna Maria", "A. M."),
        ("Dr. Weber", "D. W."),
        ("Émile", "É."),
        ("E\u0301mile", "É."),
        ("ألف", "أ."),
        ("3rd floor", "3. F."),
        ("(Ines)", "I."),
        ("🦊", "🦊"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_an_initial(name: str, said: str) -> None:
    assert initial_of(name) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("With @Jonas on the stairs.", "With J. on the stairs."),
        ("I wrote to @Jonas. Then nothing.", "I wrote to J. Then nothing."),
        ("@jonas's message", "J.'s message"),
        ("@Anna Maria and @Jonas…", "A. M. and J.…"),
        ("@Jonas...", "J...."),
        ("@somebody-new called", "S. called"),
        ("me@jonas.example", "me@jonas.example"),
        ("no one", "no one"),
        ("", ""),
    ],
)
def test_marked_names_are_initials(text: str, said: str) -> None:
    assert Initials(["Jonas", "Anna Maria"]).say(text) == said


def test_words_that_may_still_name_someone_are_told_once_as_they_stand() -> None:
    names = Initials(["Jonas Weber", "mum", "Rose"])
    text = "Mum said so, and mum again. Jonas was there, Weber too; a jonas, a rose, JONAS WEBERS."
    assert names.say(text) == text
    assert list(names.still.values()) == ["Mum", "Jonas", "Weber", "rose"]


def test_within_other_words_no_name_is_found() -> None:
    names = Initials(["Art", "Al", "Ann"])
    names.say("The article, also the party; Anna, started.")
    assert not names.still


def test_a_composed_and_a_decomposed_name_are_the_same() -> None:
    names = Initials(["Ze\u0301"])
    names.say("Zé came.")
    assert list(names.still.values()) == ["Zé"]
    assert Initials(["Zé"]).say("@Ze\u0301 came") == "Z. came"


def test_words_that_shall_be_short_are_initials_too() -> None:
    names = Initials(["Jonas Weber", "mum"], ["jonas", "MUM"])
    assert names.say("I told Mum. Jonas knew; Weber not.") == "I told M. J. knew; Weber not."
    assert list(names.still.values()) == ["Weber"]
    assert list(names.short.values()) == ["Mum", "Jonas"]


def test_signs_of_patterns_in_a_name_are_only_signs() -> None:
    names = Initials(["A.*", "(?", "B|C"])
    names.say("Abc and B and C; A.* is")
    assert list(names.still.values()) == ["A.*"]


def test_nobody_is_known() -> None:
    assert Initials([]).say("Jonas and @Ines") == "Jonas and I."
    assert Initials(["", " "]).say("any words") == "any words"
