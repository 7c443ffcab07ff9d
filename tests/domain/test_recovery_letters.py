"""The recovery key: what a hand copies is read back, and every slip names its line."""

from __future__ import annotations

import base64
import contextlib

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from nearward.domain.file import recovery_key
from nearward.domain.file.recovery_key import ALPHABET, LINES
from nearward.domain.trouble import Trouble
from nearward.i18n import Translator

KEYS = st.binary(min_size=32, max_size=32)
WORDS = Translator()
#: a busy machine is no fault of the key's
unhurried = settings(deadline=None)
EDGES = (bytes(32), b"\xff" * 32, bytes(range(32)), b"\x00" * 31 + b"\x01")


def plain(key: bytes) -> str:
    return "".join(recovery_key.lines(key)).replace(" ", "")


def spot(at: int) -> int:
    """In which line the letter number `at` (from 0) stands."""
    ends = [sum(LINES[: n + 1]) for n in range(len(LINES))]
    return next(n for n, end in enumerate(ends, 1) if at < end)


def caught(text: str) -> Trouble:
    with pytest.raises(Trouble) as found:
        recovery_key.read(text)
    said = found.value.say(WORDS)
    assert "{" not in said
    assert said.endswith(".")
    return found.value


def test_the_layout_is_four_lines_of_whole_groups() -> None:
    lines = recovery_key.lines(bytes(range(32)))
    assert lines == (
        "AAAQ EAYE AUDA OCA3",
        "JBIF QYDI OB4I BCE3",
        "QTCQ KRMF YYDE NBWR",
        "HA5D YPQD",
    )
    assert [len(line.replace(" ", "")) for line in lines] == list(LINES)
    letters = "".join(line.replace(" ", "")[:-1] for line in lines)
    assert base64.b32decode(letters + "====") == bytes(range(32))


def test_the_check_is_the_one_of_the_document() -> None:
    """desktop/decisions/format.md in other words: powers of x in GF(32), by long division."""

    def remainder(value: int) -> int:
        for shift in range(value.bit_length() - 6, -1, -1):
            if value >> shift + 5 & 1:
                value ^= 0b100101 << shift
        return value

    for key in EDGES:
        for number, line in enumerate(recovery_key.lines(key), 1):
            letters = line.replace(" ", "")
            total = remainder(number << len(letters))
            for place, letter in enumerate(reversed(letters)):
                total ^= remainder(ALPHABET.index(letter) << place)
            assert total == 0


@unhurried
@given(KEYS)
@example(EDGES[0])
@example(EDGES[1])
@example(EDGES[2])
@example(EDGES[3])
def test_what_is_written_is_read(key: bytes) -> None:
    lines = recovery_key.lines(key)
    assert recovery_key.read("\n".join(lines)) == key
    assert recovery_key.read("".join(lines)) == key
    for n, line in enumerate(lines, 1):
        recovery_key.compare(line, lines, n)


@unhurried
@given(KEYS, st.data())
def test_reading_is_forgiving(key: bytes, data: st.DataObject) -> None:
    between = st.sampled_from(["", " ", "  ", "-", " – ", "\t", "\n", "\r\n", "\u00a0", "_", " · "])
    letters = []
    lookalikes = {"O": "0", "I": "1", "B": "8"}
    for letter in plain(key):
        ways = [letter, letter.lower(), lookalikes.get(letter, letter)]
        letters.append(data.draw(st.sampled_from(ways)) + data.draw(between))
    assert recovery_key.read("".join(letters)) == key


@unhurried
@given(KEYS)
def test_the_numbers_of_the_lines_may_be_typed_with_them(key: bytes) -> None:
    lines = recovery_key.lines(key)
    for form in ("{n}  {line}", "{n}. {line}", "{n}) {line}", " {n}\t{line} "):
        text = "\n".join(form.format(n=n, line=line) for n, line in enumerate(lines, 1))
        assert recovery_key.read(text) == key
        for n, line in enumerate(lines, 1):
            recovery_key.compare(form.format(n=n, line=line), lines, n)


def test_a_one_is_an_i_or_an_l() -> None:
    for letter in "IL":
        key = next(key for n in range(256) if letter in plain(key := bytes([n]) * 32))
        typed = "\n".join(recovery_key.lines(key)).replace(letter, "1")
        assert recovery_key.read(typed) == key


@pytest.mark.parametrize("key", EDGES)
def test_every_wrong_letter_is_caught_and_its_line_named(key: bytes) -> None:
    right = plain(key)
    for at, was in enumerate(right):
        for letter in f"{ALPHABET}9É?":
            if letter == was:
                continue
            wrong = right[:at] + letter + right[at + 1 :]
            assert caught_line(wrong, at, letter) == spot(at), (at, letter)


def caught_line(wrong: str, at: int, letter: str) -> int:
    """The line that is named; a sign that is no letter at all leaves one too few."""
    lines = [wrong[sum(LINES[:n]) : sum(LINES[: n + 1])] for n in range(len(LINES))]
    found = caught("\n".join(lines))
    assert found.code == ("recovery-line-short" if letter == "?" else "recovery-line")
    if letter != "?":
        assert caught(wrong).values == found.values
    return int(str(found.values["line"]))


@unhurried
@given(KEYS, st.integers(0, 55), st.sampled_from(ALPHABET))
def test_any_wrong_letter_is_caught_and_its_line_named(key: bytes, at: int, letter: str) -> None:
    right = plain(key)
    assume(right[at] != letter)
    found = caught(right[:at] + letter + right[at + 1 :])
    assert (found.code, found.values["line"]) == ("recovery-line", spot(at))


@unhurried
@given(KEYS)
def test_two_letters_that_changed_places_are_caught_and_their_line_named(key: bytes) -> None:
    right = plain(key)
    for at in range(len(right) - 1):
        if right[at] == right[at + 1]:
            continue
        found = caught(right[:at] + right[at + 1] + right[at] + right[at + 2 :])
        assert found.code in ("recovery-line", "recovery-order")
        assert found.values["line"] == spot(at)


@unhurried
@given(KEYS, st.permutations(range(4)))
def test_lines_in_another_order_are_caught(key: bytes, order: list[int]) -> None:
    assume(order != [0, 1, 2, 3])
    lines = recovery_key.lines(key)
    typed = [lines[n] for n in order]
    first = next(n for n in range(4) if order[n] != n)
    found = caught("\n".join(typed))
    assert found.code == "recovery-order"
    assert found.values["line"] == first + 1


@unhurried
@given(KEYS, st.integers(0, 55))
def test_a_letter_too_few_or_too_many_names_the_line(key: bytes, at: int) -> None:
    lines = [line.replace(" ", "") for line in recovery_key.lines(key)]
    line = spot(at)
    inside = at - sum(LINES[: line - 1])
    for code, changed in (
        ("recovery-line-short", lines[line - 1][:inside] + lines[line - 1][inside + 1 :]),
        ("recovery-line-long", lines[line - 1][:inside] + "K" + lines[line - 1][inside:]),
    ):
        typed = [*lines[: line - 1], changed, *lines[line:]]
        found = caught("\n".join(typed))
        assert (found.code, found.values) == (code, {"line": line})
        joined = caught("".join(typed))
        assert joined.code == ("recovery-short" if code.endswith("short") else "recovery-long")


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "recovery-short"), ("AAAA", "recovery-short"), ("A" * 57, "recovery-long")],
)
def test_less_and_more_than_a_key(text: str, code: str) -> None:
    assert caught(text).code == code


@unhurried
@given(st.text(max_size=200))
def test_any_text_is_a_key_or_trouble(text: str) -> None:
    with contextlib.suppress(Trouble):
        assert len(recovery_key.read(text)) == 32


def test_a_line_typed_back_is_compared_with_the_sheet() -> None:
    mine, other = recovery_key.lines(bytes(32)), recovery_key.lines(b"\x01" * 32)
    recovery_key.compare(mine[0].lower().replace(" ", "-"), mine, 1)
    for typed, code in (
        (other[0], "recovery-sheet-other"),
        (mine[1], "recovery-order"),
        ("B" + mine[0][1:], "recovery-line"),
        (mine[0][1:], "recovery-line-short"),
        ("A" + mine[0], "recovery-line-long"),
        ("", "recovery-line-short"),
    ):
        with pytest.raises(Trouble) as found:
            recovery_key.compare(typed, mine, 1)
        assert found.value.code == code
        assert found.value.values == {"line": 1}
