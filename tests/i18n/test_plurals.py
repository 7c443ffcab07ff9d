"""A number beside a noun has a form of the noun for one, for two and for as many as there are."""

from __future__ import annotations

import ast
from string import Formatter
from types import SimpleNamespace
from typing import Any

import pytest
from tests.i18n.test_texts import ROOT, asks, template

from nearward.domain.file import salvage_text
from nearward.domain.file.outcomes import Finding
from nearward.i18n import Translator, counts
from nearward.vault.care import checking

#: what is filled in here holds words, names, days, times or places, never a bare number
_NO_NUMBER = """
after all_but_last away before caption card check_ins counts date day days earlier entries events
first folder form heading how keys kind label labels language last later letters licence long
moments month most name names often one open pages passphrase path person place program reason
rest said second sheet sign size some span step story tag text thing thought time times title two
unknown version ways weekday weeks what when why word worksheets year
"""
NO_NUMBER = set(_NO_NUMBER.split())
#: texts that fill in a number and have no plural form, and why they need none
NEED_NONE = {
    # a label, a colon and the number: it agrees with nothing
    "{what} {n}",
    "believed {n}",
    "how hard {n}",
    "the newer one {n}",
    "{name}: {n}",
    "kept for it {n}, against it {m}",
    "So far, of {n} you know about: as feared {feared}, in part or milder {partly}, not so"
    " {not_so}.",
    # a rating
    "believed {rating}",
    "“{story}” {rating}.",
    "{n} on {day}",
    "{day}: the old story {old}, the newer one {new}; {where}",
    # which of them
    "Step {number} of {count}: {title}",
    *(
        f"{thing} {{id}}{day}"
        for thing in ("kept evidence", "old story", "your own sheet")
        for day in ("", " of {day}")
    ),
    # said before, with its own forms
    "{beliefs}, last rated on {day}",
    "Imported: {count}.",
    "Would be imported: {count}.",
    "Days: {count}, from {first} to {last}.",
    "Changed on both sides: {count}.",
    "Entries with further mood words: {count}.",
    "Left out: {count}.",
    "Newer words: {count}.",
    "Already there: {count}.",
    "Chose distance: {n}, not counted.",
    "Not sure: {n}, not counted.",
    "Noticed before {before}, during {during}, just after {after}, later {later}",
    "{before}, {how}: {count}",
    "{said}; not given {n}.",
    "Characters that could not be read: {count}, the first in line {line}. Each was replaced by �.",
    "The recovery key is incomplete. Letters typed: {count} of {all}.",
    "That is too long for a recovery key. Letters typed: {count} instead of {all}.",
    "How often I pulled away, week by week: {total} in {weeks}, {unknown} not known."
    " Arrow keys go from week to week.",
    "How often I pulled away, day by day: {total} in {days}, {unknown} not known."
    " Arrow keys go from day to day.",
    # the number of a line, a page, a picture or a thing: which one it is, not how many
    "In line {line} of the recovery key a letter is missing.",
    "Line {line} of the recovery key has one letter too many.",
    "Line {line} of the recovery key has a wrong letter.",
    "Line {line} of the recovery key is in the wrong place.",
    "Some lines above the text could not be read, the first in line {line}. They are kept with"
    " the entry.",
    "This is line {line} of another recovery sheet.",
    "Line {n}: {letters}",
    "Please type line {n} from your sheet.",
    "Please type line {n} of the sheet.",
    "Page {n} of {all}",
    "Question {number}",
    "{number} of {count}",
    "{name}, picture {number} of {count}",
    "check-in {id}",
    "entry {id}",
    "entry {id} of {day}",
    "{kind} {id}",
    "{kind} {id} of {day}",
    "moment {id}",
    "moment {id} of {day}",
    "pause {id}",
    "pause {id} of {day}",
    "the check-in of {day} (number {id})",
    "worksheet {id}",
    "worksheet {id} of {day}",
    # a rating: its name and where it stands on its scale
    "Mood: {n}",
    "{n}, high",
    "{n}, low",
    "urge {n}",
    "After a pause of {time}: urge {n} after it.",
    "After a pause of {time}: urge {n} before it.",
    "{day}: worry {worry}, unease {unease}",
    "now {value}",
    "then {value}",
    "new, {value}",
    "{name} {value}",
    "{name}: {value}",
    "{n} of {high}",
    # so many of all, without a noun
    "Just before it, of {n}",
    "all noted on {n} of {high}",
    "{n} of {all}",
    "{n} of {all}; the rest are not shown",
    "times back in touch, of {n}",
    "{n} within a day",
    "{n} within three days",
    "{n} within a week",
    "Then {name}, {count}.",
    "Then {names}, {count} each.",
    # a share, and how far it can be wrong
    "{n} %",
    "{share} ({low} to {high})",
    # with a decimal: 0.4, 1.5
    "Anything from {low} to {high} would fit these days.",
    "At least {number} a week",
    "If the other days were half or twice as hard: {low} to {high}.",
    "What you noted on all days is at least {number} a week.",
    "Your confirmed days alone would say {number}, so they seem to be your easier days.",
    "about {number} a week",
    "at least {number} a week",
    # a rating, and when it was given
    "at the end {value}",
    "{value}, new",
    # a ratio in words: half as often
    "about {ratio}",
    "at least {ratio}",
    "{ratio} at most",
    # so many times on so many days, then again: the nouns stand beside the first numbers
    "None {days}, then {again} on {others}.",
    "{times} {days}, then none on {others}.",
    "{times} {days}, then {again} on {others}",
    # about so many a week, which says itself how often
    "{rate} on confirmed days; anything from {low} to {high} would fit.",
    "{rate}, counted over all days.",
    # so many of so many days or times, which stand with their noun
    "{span} {sure}.",
    "{span} {sure}; {rest}",
    "{span}. {sure}.",
    "{span}. {sure}; {rest}",
    "{times} pulled away, {briefly} of them briefly.",
    "{n} of {days}",
    "{n} of {days} confirmed",
    "{times} you pulled away, {briefly} of them briefly.",
    # a number in a table, and today's beside it
    "{others}; today {n}",
    "{low} to {high}",
    # of the mode of a file
    "Its mode is {mode}: no other account on this computer can open the file, except an"
    " administrator.",
    "Its mode is {mode}: other accounts on this computer may open the file. They still need the"
    " passphrase to read it.",
}
#: a second number in a text with plural forms: the noun agrees with {n}
SECOND = {
    # a decimal
    ("If it was half or twice as hard: {low} to {high}.", "low"),
    ("If it was half or twice as hard: {low} to {high}.", "high"),
    ("If it was twice as hard, up to {high} would fit.", "high"),
    ("At least {number} a week: {times} in {n} day.", "number"),
    *(
        ("{month}: {rate} a week ({low} to {high}), {events} on {n} confirmed day", name)
        for name in ("rate", "low", "high")
    ),
    ("None on {n} confirmed day. Up to {number} a week would still fit.", "number"),
    ("None on {n} confirmed day; up to {number} a week would still fit.", "number"),
    # so many of the {n}
    ("{sure} of {n} day confirmed.", "sure"),
    ("Most often before it: {name}, {count} of {n} time.", "count"),
    ("Most often before it: {names}, {count} each, of {n} time.", "count"),
    ("You confirmed {sure} of {n} day", "sure"),
    ("Confirmed {sure} of {n} day", "sure"),
    ("{sure} confirmed of {n} day.", "sure"),
    ("{span} You confirmed {sure}; {n} is not known.", "sure"),
    # then so many of so many, and the noun is that of the {n}
    ("In the first you confirmed {sure} of {n} day, in the second {again}.", "sure"),
    ("In the first you confirmed {sure} of {n} day, in the second {again}.", "again"),
    *(
        ("In the first you confirmed {sure} of {n} day, in the second {again} of {others}.", name)
        for name in ("sure", "again", "others")
    ),
    ("You stayed or said so {handled} of the {n} time you noted an urge.", "handled"),
    ("{confirmed} of {n} day confirmed", "confirmed"),
    ("{within} of {n} time you were back in touch within a day", "within"),
    ("{n} page of {all} could not be read.", "all"),
    ("{there} of {n} letter. Spaces do not matter.", "there"),
    ("{reason} ({count} time)", "count"),
    *(
        (
            "So far, in {n} worksheet: believed less at the end {lower}, as much {same}, more"
            " {higher}.",
            name,
        )
        for name in ("lower", "same", "higher")
    ),
    ("{reason} ({count} time or similar)", "count"),
}


def fields(text: str) -> set[str]:
    """The names of what is filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def lacking(text: str) -> bool:
    """Whether it fills in what may be a number, and does not stand among those that need none."""
    return bool(fields(text) - NO_NUMBER) and text not in NEED_NONE


def test_each_text_with_a_number_has_plural_forms_or_needs_none() -> None:
    plain = [message[0] for _, message in template() if len(message) == 1]
    assert [text for text in plain if lacking(text)] == []


def test_the_list_holds_no_text_that_is_gone_or_has_no_number() -> None:
    plain = {message[0] for _, message in template() if len(message) == 1}
    assert NEED_NONE - plain == set()
    assert [text for text in NEED_NONE if not fields(text) - NO_NUMBER] == []
    used = {name for _, message in template() for form in message for name in fields(form)}
    assert NO_NUMBER - used == set()


def test_a_text_with_plural_forms_tells_no_other_number() -> None:
    found = {
        (message[0], name)
        for _, message in template()
        if len(message) == 2
        for name in fields(message[1]) - NO_NUMBER - {"n"}
    }
    assert found == SECOND


def test_a_new_text_is_seen() -> None:
    for text in ("{n} files were made.", "{count} entries", "for {minutes} minutes"):
        assert lacking(text)
    assert not lacking("Delete “{title}” for good?")


def test_plural_forms_stand_where_they_are_collected() -> None:
    """A form behind a variable is in no template, and no language has it.

    Babel also loses the second form where another text, or `words`, stands among the values.
    """
    known, seen = {message for _, message in template()}, 0
    for folder in ("desktop", "ui"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not asks(node.func, file.name):
                    continue
                name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
                if "plural" not in (name, ast.unparse(node.func).removeprefix("later_")):
                    continue
                seen += 1
                if not isinstance(node.args[0], ast.Starred):  # of later_plural
                    forms = tuple(getattr(each, "value", None) for each in node.args[:2])
                    assert forms in known, (file, ast.unparse(node))
    assert seen > 40


@pytest.mark.parametrize(
    ("message", "one"),
    [
        (checking._MORE, "1 extra byte follows the end of the diary."),
        (checking._PAGES, "1 page of the file is damaged: 7."),
        (checking._LOOSE, "1 reference points to something that is missing."),
    ],
)
def test_what_a_check_finds_is_told_of_one_and_of_several(
    message: tuple[str, str], one: str
) -> None:
    values = {"pages": "7"} if message is checking._PAGES else {}
    assert Finding(message, 1, values).say(Translator()).startswith(one)
    several = Finding(message, 2, values).say(Translator())
    assert several.startswith(("2 extra bytes", "2 pages", "2 references"))


def test_what_a_copy_holds_is_told_of_one_of_each() -> None:
    done: Any = SimpleNamespace(kept={"entry": 1, "moment": 1, "worksheet": 1, "check_in": 1})
    said = salvage_text.kept(done, Translator())
    assert said.startswith("It holds 1 entry, 1 moment, 1 worksheet and 1 check-in.")
    done = SimpleNamespace(kept={})
    assert "0 entries, 0 moments, 0 worksheets and 0 check-ins" in salvage_text.kept(
        done, Translator()
    )
    assert counts.entries(2, Translator()) == "2 entries"
