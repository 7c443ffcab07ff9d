"""Letters are looked for as people expect: what looks alike to them is alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearward.domain.text.letters import begins_with, pattern, places, plain, spread, words_of

ALIKE = [
    ("Straße", "strasse"),
    ("STRASSE", "straße"),
    ("STRAẞE", "strasse"),
    ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ("ΣΙΣΥΦΟΣ", "Σίσυφος"),
    ("ΟΔΟΣ", "οδός"),
    ("ᾠδή", "ωδη"),
    ("İSTANBUL", "istanbul"),
    ("İstanbul", "ISTANBUL"),
    ("ışık", "isik"),
    ("IŞIK", "ışık"),
    ("Łódź", "lodz"),
    ("smørrebrød", "SMORREBROD"),
    ("Đorđe", "dorde"),
    ("ægir", "AEGIR"),
    ("Œuvre", "oeuvre"),
    ("Þór", "thor"),
    ("Ħal", "hal"),
    ("ŋ", "n"),
    ("Nähe", "nahe"),
    ("garçon", "garcon"),
    ("Việt Nam", "viet nam"),
    ("ёлка", "елка"),
    ("שָׁלוֹם", "שלום"),
    ("שׁלום", "שלום"),
    ("كِتَابٌ", "كتاب"),
    ("أحمد", "احمد"),
    ("كـتـاب", "كتاب"),
    ("می\u200cخواهم", "میخواهم"),
    ("کتاب", "كتاب"),
    ("ﷲ", "الله"),
    ("ﬁnally", "finally"),
    ("oﬃce", "office"),
    ("Ａｂｃ１２", "abc12"),
    ("ｶﾞｷﾞ", "ガギ"),
    ("m²", "m2"),
    ("٣٤", "34"),
    ("soft\u00adhyphen", "softhyphen"),
    ("word\u200bbreak", "wordbreak"),
    ("a\u2060b\ufeffc\u200ed", "abcd"),
    ("e\u0301te\u0301", "été"),
    ("Hawaiʻi", "Hawaii"),
    ("❤️", "❤"),
    ("👍🏽", "👍"),
    ("👩‍👩‍👧", "👩👩👧"),
    ("1️⃣", "1"),
    ("한국", unicodedata.normalize("NFD", "한국")),
    ("が", unicodedata.normalize("NFD", "が")),
    ("Ⓐ", "ⓐ"),
]
DIFFERENT = [
    ("का", "क"),
    ("เดิน", "เดน"),
    ("€5", "$5"),
    ("→", "←"),
    ("😀", "😁"),
    ("🇩🇪", "🇫🇷"),
    ("❤", "♥"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_is_alike(one: str, other: str) -> None:
    assert words_of(one) == words_of(other) != []


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_is_not(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I said: “don’t go”, twice!", ["i", "said", "don", "t", "go", "twice"]),
        ("a_b c-d e/f", ["a", "b", "c", "d", "e", "f"]),
        ("walk❤️walk", ["walk", "❤", "walk"]),
        ("5€, $5 → 20°C", ["5", "€", "$", "5", "→", "20", "°", "c"]),
        ("Nike™", ["nike", "™"]),
        ("x散歩y", ["x", "散", "歩", "y"]),
        ("½ cup", ["½", "cup"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("?! … — |", []),
        ("\x00\x1f\u2028\u00a0", []),
        ("\U000e0fff", ["\U000e0fff"]),  # a sign that no one knows yet
    ],
)
def test_where_words_end(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.text(), st.text())
def test_each_letter_is_looked_at_by_itself(one: str, other: str) -> None:
    assert spread(one) + spread(other) == spread(one + other)


@given(st.text())
def test_it_is_the_same_the_second_time(text: str) -> None:
    again = words_of(" ".join(words_of(text)))
    assert again == words_of(text)


@given(st.text(st.characters(categories=["Lu", "Ll", "Lt"]), min_size=1))
def test_case_and_composition_do_not_matter(text: str) -> None:
    wanted = plain(text)
    assert plain(unicodedata.normalize("NFD", text)) == wanted
    assert plain(unicodedata.normalize("NFC", text)) == wanted
    assert plain(text.lower()) == wanted
    # a capital of Greek writes the small iota under it as a letter of its own
    if "\u0345" not in unicodedata.normalize("NFD", text):
        assert plain(text.upper()) == wanted
        assert plain(text.casefold()) == wanted


def test_names_are_begun_in_any_letters() -> None:
    assert begins_with("Łódź", "lo")
    assert begins_with("Anna B.", "anna b")
    assert begins_with("Straße", "strass")
    assert begins_with("?", "?")
    assert not begins_with("Sam", "am")


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Die große Straße.", "strasse", "Straße"),
        ("a caf\u0065\u0301 there", "cafe", "cafe\u0301"),
        ("soft\u00adhyphen", "softhyphen", "soft\u00adhyphen"),
        ("I ❤️ it", "❤", "❤️"),
        ("👩‍👩‍👧 home", "👩‍👩‍👧", "👩‍👩‍👧"),
        ("so ﬁnally", "fin", "ﬁnally"),
        ("x" * 9000 + " İstanbul", "istanbul", "İstanbul"),
        ("é" * 70_000 + " Łódź", "lodz", "Łódź"),
        ("今日は散歩した", "散歩", "散歩"),
    ],
)
def test_a_find_is_marked_as_it_was_typed(text: str, typed: str, marked: str) -> None:
    found = pattern([(words_of(typed), True)])
    assert [text[start:end] for start, end in places(text, found)] == [marked]


@given(st.text(alphabet="abßé ﬁ\u0301\u00ad❤️\ufe0fŁ日-?", max_size=60), st.integers(0, 20))
def test_places_are_where_the_words_stand(text: str, at: int) -> None:
    words = words_of(text)[at : at + 2]
    if not words:
        return
    found = list(places(text, pattern([(words, False)])))
    assert found
    for start, end in found:
        assert words_of(text[start:end]) == words


@pytest.mark.parametrize("around", ["plain words, ", "plain 5 $ ", "é ", "日記, ", "a\u00adb ﬁ "])
@pytest.mark.parametrize("count", [1, 5, 6, 7, 40, 1000])
def test_places_stand_far_into_a_text_of_any_letters(around: str, count: int) -> None:
    text = f"{around * count}Quiet-now{around * count} é quiet now."
    found = list(places(text, pattern([(["quiet"], False), (["now"], False)])))
    assert [text[start:end] for start, end in found][-2:] == ["quiet", "now"]
    assert text[slice(*found[0])] == "Quiet"
    # what is looked for inside of another word is not found
    assert not list(places(text, pattern([(["uiet"], False), (["qui"], False)])))


def test_a_long_read_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list(places("a" * 100_000, pattern([(["b"], False)]), stop))
