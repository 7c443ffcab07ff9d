"""No run of eight words of the article stands in any text of the project."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.i18n.test_struck import said
from tests.i18n.test_texts import RESOURCES, ROOT
from tests.learn.runs import LENGTH, copied, hashes, known, words_of

#: an article that somebody made up here, in place of the one that must not be copied
MADE_UP = """The kettle sings long before anybody has thought of tea.
- It is the cat who hears it first, and she says nothing.
“Whoever doesn't like the kettle,” said the aunt, “may well go out and listen to rain instead.”"""


def everything() -> Iterator[tuple[str, str]]:
    """(place, text) of all that a person can read, and of what is told to who builds."""
    yield from said()
    for file in sorted((*(ROOT / "desktop").rglob("*.md"), *RESOURCES.rglob("*.toml"))):
        yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")


def test_no_text_holds_a_sentence_of_the_article() -> None:
    """A sentence that is broken over two keys of a file is one all the same: whole files too."""
    of, places = known(), set()
    for number, (place, text) in enumerate(everything()):
        places.add(place)
        assert copied(text, of) == [], (number, place)
    assert len(places) > 400
    assert "resources/nearward_resources/learn/armour.toml" in places


def test_the_runs_are_those_of_a_whole_article() -> None:
    """A file that was emptied, or made of something else, would find nothing."""
    found = known()
    assert len(found) > 1000
    assert all(len(one) == 16 and set(one) <= set("0123456789abcdef") for one in found)


@pytest.mark.parametrize(
    "planted",
    [
        "the kettle sings long before anybody has thought of tea",
        "Here: THE KETTLE SINGS\nlong before -- anybody has “thought” of it.",
        "who hears it first, and she says: nothing. Whoever",
        "whoever doesn’t like the kettle said the aunt may go",
        "says nothing. Whoever doesnt like the kettle, said nobody",
    ],
)
def test_a_planted_sentence_is_found(planted: str) -> None:
    assert copied(f"Some words of ours. {planted}. And some more.", hashes(MADE_UP))


@pytest.mark.parametrize(
    "free",
    [
        "the kettle sings long before anybody has",
        "Nobody has thought of tea before the kettle sang for so long.",
        "",
    ],
)
def test_what_is_said_in_other_words_is_free(free: str) -> None:
    assert copied(free, hashes(MADE_UP)) == []


def test_a_run_is_eight_words() -> None:
    assert len(words_of("It isn't much, and it’s ours: eight words")) == LENGTH
