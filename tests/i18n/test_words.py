"""Messages, plural forms and named values, in a made-up second language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from nearward.i18n import N_, Translator
from nearward.i18n.days import dated, full_month, number, short_date


@pytest.fixture
def speak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Translator]:
    """Makes a catalogue (po, then mo) of a language and hands out its Words."""
    monkeypatch.setattr("nearward.i18n.catalogue.FOLDER", tmp_path)

    def made(language: str, texts: dict[Any, Any], asked: str = "") -> Translator:
        catalog = Catalog(locale=language)
        for message, said in texts.items():
            catalog.add(message, said)
        folder = tmp_path / "i18n" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "nearward.mo").open("wb") as file:
            write_mo(file, catalog)
        return Translator(asked or language)

    return made


def test_english_needs_no_catalogue() -> None:
    words = Translator("en")
    assert words("Journal") == "Journal"
    assert words("") == ""
    assert words("{n} of {all}", n=1, all=3) == "1 of 3"


def test_a_text_that_is_marked_is_translated_when_it_is_shown(
    speak: Callable[..., Translator],
) -> None:
    marked = N_("Journal")
    assert speak("de", {"Journal": "Tagebuch"})(marked) == "Tagebuch"


def test_named_values_stand_wherever_the_language_wants_them(
    speak: Callable[..., Translator],
) -> None:
    words = speak("de", {"{n} of {all}": "von {all} die {n}.", "Bare": "{nicht} gefüllt"})
    assert words("{n} of {all}", n=2, all=5) == "von 5 die 2."
    # braces in what a person typed are no values
    assert words("{n} of {all}", n="{all}", all="{0}") == "von {0} die {all}."
    assert words("Bare") == "{nicht} gefüllt"


def test_what_is_not_translated_yet_is_said_in_english(speak: Callable[..., Translator]) -> None:
    words = speak("de", {"Journal": "Tagebuch", "Moments": ""})
    assert words("Moments") == "Moments"
    assert words("Print") == "Print"
    assert words.plural("{n} day", "{n} days", 2) == "2 days"


def test_english_has_two_forms() -> None:
    words = Translator("en")
    said = [words.plural("{n} day", "{n} days", n) for n in (0, 1, 2)]
    assert said == ["0 days", "1 day", "2 days"]
    assert words.plural("{n} day of {name}", "{n} days of {name}", 3, name="Ruth") == (
        "3 days of Ruth"
    )


def test_a_language_has_as_many_forms_as_it_needs(speak: Callable[..., Translator]) -> None:
    words = speak("pl", {("{n} day", "{n} days"): ("{n} dzień", "{n} dni", "{n} dnia")})
    said = [words.plural("{n} day", "{n} days", n) for n in (1, 3, 5, 12, 22)]
    assert said == ["1 dzień", "3 dni", "5 dnia", "12 dnia", "22 dni"]


def test_a_country_without_its_own_texts_has_those_of_its_language(
    speak: Callable[..., Translator],
) -> None:
    assert speak("de", {"Journal": "Tagebuch"}, "de_AT")("Journal") == "Tagebuch"


def test_a_country_with_its_own_texts_has_them(speak: Callable[..., Translator]) -> None:
    speak("de", {"January": "Januar"})
    assert speak("de_AT", {"January": "Jänner"})("January") == "Jänner"


@pytest.mark.parametrize(
    "language", ["", "xx", "..", "../../etc", "/etc", "a" * 9000, "e\x00n", "\ud800", "de/AT"]
)
def test_a_language_that_is_none_is_english(language: str) -> None:
    words = Translator(language)
    assert words("Journal") == "Journal"
    assert words.language in ("en", "xx")


@pytest.mark.parametrize("content", [b"", b"no catalogue", b"\xde\x12\x04\x95" + bytes(40)])
def test_a_catalogue_that_cannot_be_read_is_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setattr("nearward.i18n.catalogue.FOLDER", tmp_path)
    folder = tmp_path / "i18n" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "nearward.mo").write_bytes(content)
    assert Translator("de")("Journal") == "Journal"


def test_a_list_in_a_sentence(speak: Callable[..., Translator]) -> None:
    english = Translator("en")
    assert [english.join(["a", "b", "c"][:n]) for n in range(4)] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    words = speak("de", {"{all_but_last} and {last}": "{all_but_last} und {last}"})
    assert words.join(["a", "b"]) == "a und b"


def test_days_and_numbers_of_the_house(speak: Callable[..., Translator]) -> None:
    texts = {"Nov": "Nov.", "November": "November", ".": ",", "{day} {month}": "{day}. {month}"}
    words = speak("de", {**texts, "{day} {month} {year}": "{day}. {month} {year}"})
    day = date(2026, 11, 9)
    assert short_date(day, words) == "9. Nov."
    assert dated(day, words) == "9. Nov. 2026"
    assert full_month(day, day, words) == "November"
    assert full_month(day, date(2027, 1, 1), words) == "November 2026"
    assert number(3.25, 1, words) == "3,2"
