"""What a definition may not be: each is refused with its file, its line, its place and the reason.

Every row changes the sheet of the page that says how one is written.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.worksheets.form.test_language_page import EXAMPLE

from nearward.i18n import Translator
from nearward.worksheets.catalogue import BrokenSheet, read_sheet

PLAN = "step 4 (now), field 1 (fairer)"
SAFE = "step 1 (safe), field 1 (safe)"
#: what is changed, into what, the place that is told, the line with which it begins, the reason
TABLE: dict[str, tuple[str, str, str, str, str]] = {
    "an unknown key of the sheet": (
        *('purpose = "Look', 'purpos = "x"\npurpose = "Look', "", 'purpos = "x"'),
        "unknown field `purpos`",
    ),
    "an unknown key of a field": (
        *('label = "A fairer view"', 'label = "A fairer view"\nlable = "x"', PLAN),
        *("[[step.field]]", "unknown field `lable`"),
    ),
    "an unknown key of a column": (
        *('label = "Thought"', 'label = "Thought"\nwide = 3', "column 1 (txt)"),
        *("[[step.field.column]]", "unknown field `wide`"),
    ),
    "a label that is missing": (
        *('label = "A fairer view"\n', "", PLAN, "[[step.field]]", "required field `label`"),
    ),
    "a label that is empty": (
        *('label = "A fairer view"', 'label = " "', PLAN, "[[step.field]]", "label is missing"),
    ),
    "a title that is missing": ('title = "An evening together"\n', "", "", "", "field `title`"),
    "a title that is empty": (
        *('title = "An evening together"', 'title = ""', "", 'title = ""'),
        "title is missing or empty",
    ),
    "a scale upside down": (
        *("high = 10\n", "high = -10\n", "step 4 (now), field 6 (heaviness)", "[[step.field]]"),
        "upside down",
    ),
    "a scale of a column upside down": (
        *("high = 3\n", "high = -3\n", "column 3 (weight)", "[[step.field.column]]"),
        "upside down",
    ),
    "two fields of one name": (
        *('id = "minutes"\nkind', 'id = "what"\nkind', "", 'id = "what"'),
        "two fields have the same id what",
    ),
    "two steps of one name": (
        *('[[step]]\nid = "now"', '[[step]]\nid = "safe"', "", 'id = "safe"'),
        "two steps have the same id safe",
    ),
    "two columns of one name": (
        *('id = "hot"', 'id = "txt"', "step 3 (thoughts), field 1 (thoughts)", "[[step.field]]"),
        "two columns have the same id txt",
    ),
    "two options of one code": (
        *('code = "no", label = "no"', 'code = "yes", label = "no"', SAFE, "[[step.field]]"),
        "two options have the same id yes",
    ),
    "a condition on what is not there": (
        *('show_if = "rang = yes"', 'show_if = "knocked = yes"', "field 4 (day)"),
        *("[[step.field]]", "show_if: there is no field knocked"),
    ),
    "a condition on itself": (
        *('show_if = "rang = yes"', 'show_if = "day = yes"', "field 4 (day)", "[[step.field]]"),
        "show_if: the field day comes later",
    ),
    "a circle of conditions": (
        *('label = "We had spoken before that day"', 'label = "x"\nshow_if = "day = yes"'),
        *("field 3 (rang)", "[[step.field]]", "show_if: the field day comes later"),
    ),
    "a condition that is none": (
        *('show_if = "rang = yes"', 'show_if = "rang is yes"', "field 4 (day)"),
        *("[[step.field]]", "is not written as field = code"),
    ),
    "a nudge whose pattern is none": (
        *("\\\\b(always|never)\\\\b", "(always", PLAN, "[[step.field]]"),
        "nudge: the pattern cannot be read",
    ),
    "a nudge that never ends": (
        *("\\\\b(always|never)\\\\b", "(a+)+$", PLAN, "[[step.field]]"),
        "nudge: the pattern repeats a group, which may never end",
    ),
    "a nudge without a text": (
        *('text = "Always? Was there one time that it was not so?"', 'text = ""', PLAN),
        *("[[step.field]]", "nudge: the text is missing or empty"),
    ),
    "an end of what cannot be chosen": (
        *('{ code = "no", text =', '{ code = "perhaps", text =', SAFE, "[[step.field]]"),
        "ends_if: there is no option perhaps",
    ),
    "a gate without words": (
        *('not_now = "Not now"', 'not_now = ""', "step 2 (what)", "[[step]]"),
        "gate: a text is missing or empty",
    ),
    "a kind that there is not": (
        *('kind = "minutes"', 'kind = "hours"', "step 2 (what), field 2 (minutes)"),
        *("[[step.field]]", "'hours'"),
    ),
    "a record that there is not": (
        *('record = "person"', 'record = "house"', "field 2 (who)", "[[step.field]]", "'house'"),
    ),
    "words that there are not": (
        *('vocabulary = "trigger"', 'vocabulary = "moods"', "field 3 (trigger)"),
        *("[[step.field]]", "there is no vocabulary moods"),
    ),
    "a heading that is not there": (
        *('heading = "thoughts"', 'heading = "dream"', "", 'heading = "dream"'),
        "there is no field dream",
    ),
    "an example of what is not asked": (
        *("minutes = 40", "hours = 40", "", "hours = 40", "example: there is no field hours"),
    ),
    "an example that does not fit": (
        *("before = 70", "before = 170", "", "before = 170", "the answer to before does not fit"),
    ),
    "a version below the first": (
        *("\nversion = 1", "\nversion = 0", "", "version = 0", "the version is below 1"),
    ),
    "no TOML": ('title = "Now"', 'title = "Now', "", "", "line"),
    "lists in lists": ("version = 1", f"version = {'[' * 9000}", "", "", ""),
    "a number without end": ("version = 1", f"version = {'9' * 9000}", "", "", ""),
}


@pytest.mark.parametrize("what", TABLE)
def test_it_is_refused_with_file_line_place_and_reason(tmp_path: Path, what: str) -> None:
    before, after, place, begins, reason = TABLE[what]
    file = tmp_path / "evening.toml"
    file.write_text(EXAMPLE, encoding="utf-8")
    assert read_sheet(file).id == "evening"
    assert EXAMPLE.count(before) >= 1
    text = EXAMPLE.replace(before, after, 1)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenSheet) as raised:
        read_sheet(file)
    told = raised.value.say(Translator("en"))
    assert "evening.toml" in told
    assert "Nothing you wrote is affected" in told
    said = str(raised.value.values["reason"])
    assert place in said
    assert reason in said
    if begins:
        (line,) = re.findall(r"^line (\d+), ", said)
        assert text.splitlines()[int(line) - 1].startswith(begins)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "evening.toml").mkdir()
    with pytest.raises(BrokenSheet) as raised:
        read_sheet(tmp_path / "evening.toml")
    assert raised.value.values["name"] == "evening.toml"
