"""What a person reads: all of it in one template, and none of it in words that judge."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources" / "nearward_resources"
POT = RESOURCES / "i18n" / "nearward.pot"
SPOKEN = "README.md", "CHANGELOG.md"
#: words that are not used, with what can be made of each word; "AI" is no "ai"
NOT_USED = re.compile(
    r"\b(?:diagnos|treat(?!y|ies)|symptom|disorder|(?:im)?patient|failed|failure|toxic|manipulat"
    r"|abnormal|scores?[ -]band|streak|(?-i:A\.?I\b))\w*",
    re.IGNORECASE,
)
#: where it says that Nearward is not such a thing
ALLOWED = (
    "A self-help sheet, not a diagnosis.",
    "It is a notebook, not treatment, and it makes no diagnosis.",
    "It is not treatment, and not a diagnosis.",
    "It is not treatment",
    "Not a diagnosis or an assessment.",
)


def template() -> list[tuple[str, tuple[str, ...]]]:
    """(where it stands, the message with its plural form)."""
    with POT.open("rb") as file:
        catalog = read_po(file)
    return [
        (", ".join(place for place, _ in message.locations), forms(message.id))
        for message in catalog
        if message.id
    ]


def forms(message: Any) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (message,)


def strings(value: Any) -> Iterator[str]:
    """All texts in a TOML file, whatever they are for."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def everything() -> Iterator[tuple[str, str]]:
    """(file, text) of everything a person can read."""
    for _, message in template():
        yield from ((POT.name, form) for form in message)
    for file in sorted(RESOURCES.rglob("*.toml")):
        for text in strings(tomllib.loads(file.read_text(encoding="utf-8"))):
            yield file.name, text
    for name in SPOKEN:
        # one line, so that a sentence is found wherever it is broken
        yield name, " ".join((ROOT / name).read_text(encoding="utf-8").split())


def without_allowed(text: str) -> str:
    for sentence in ALLOWED:
        text = text.replace(sentence, "")
    return text


def test_the_template_is_up_to_date() -> None:
    command = [sys.executable, "packaging/texts.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_template_is_found_to_be_old(tmp_path: Path) -> None:
    """The same script on a copy with one more text in the code says so, and then writes it."""
    for folder in ("packaging", "desktop", "ui", "resources"):
        for file in (ROOT / folder).rglob("*"):
            if file.suffix in (".py", ".toml", ".pot"):
                copy = tmp_path / file.relative_to(ROOT)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(file.read_bytes())
    page = tmp_path / "ui" / "nearward_ui" / "more.py"
    page.write_text('words("A sentence nobody has seen")\n', encoding="utf-8")
    command = [sys.executable, "packaging/texts.py"]
    for arguments, code in (["--check"], 1), ([], 0), (["--check"], 0):
        done = subprocess.run(
            [*command, *arguments], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == code, (arguments, done.stderr)
    written = (tmp_path / POT.relative_to(ROOT)).read_text(encoding="utf-8")
    assert 'msgid "A sentence nobody has seen"' in written


def test_every_text_that_is_asked_for_is_in_the_template() -> None:
    """Extraction goes by names; a text behind another name (self, _words) would be left out."""
    known = {message[0] for _, message in template()}
    for folder in ("desktop", "ui"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args and asks(node.func, file.name):
                    text = node.args[0]
                    if isinstance(text, ast.Constant) and text.value:
                        assert text.value in known, (file, text.value)


def asks(called: ast.expr, file: str) -> bool:
    """Whether what is called may be a Words, by whatever name."""
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    itself = name == "self" and file == "catalogue.py"
    return "words" in name.casefold() or name in ("later", "plural", "later_plural") or itself


def test_every_kind_of_text_is_in_the_template() -> None:
    places = " ".join(place for place, _ in template())
    for part in (
        "desktop/nearward/command/",
        "desktop/nearward/domain/",
        "desktop/nearward/exchange/",
        "desktop/nearward/config/",
        "desktop/nearward/insight/",
        "desktop/nearward/paper/",
        "desktop/nearward/vault/",
        "desktop/nearward/i18n/",
        "ui/nearward_ui/journal/",
        "ui/nearward_ui/unlock/lock_page.py",
        "ui/nearward_ui/shell/room.py",
        "resources/nearward_resources/vocabulary/outcome.toml",
        "resources/nearward_resources/worksheets/evidence.toml",
    ):
        assert part in places, part


def test_values_in_messages_have_names() -> None:
    for place, message in template():
        for form in message:
            for _, name, _, _ in Formatter().parse(form):
                assert name is None or name.isidentifier(), (place, form)


def test_plural_forms_have_the_same_values() -> None:
    plurals = [message for _, message in template() if len(message) == 2]
    assert plurals
    for one, many in plurals:
        names = [
            {name for _, name, _, _ in Formatter().parse(form) if name} for form in (one, many)
        ]
        # "one day" need not say the number
        assert names[0] <= names[1], (one, many)


def test_no_text_judges() -> None:
    seen = 0
    for name, text in everything():
        seen += 1
        assert not NOT_USED.search(without_allowed(text)), (name, text)
    assert seen > 1000


def test_each_allowed_sentence_stands_somewhere() -> None:
    whole = "\n".join(text for _, text in everything())
    for sentence in ALLOWED:
        assert sentence in whole
        assert NOT_USED.search(sentence), "it needs no place on the list"


@pytest.mark.parametrize(
    ("text", "judges"),
    [
        ("Your diagnosis", True),
        ("to diagnose", True),
        ("It treats", True),
        ("treatment", True),
        ("a treaty, retreat, a treasure", False),
        ("Symptoms", True),
        ("a disorder", True),
        ("in order, ordered", False),
        ("Patients", True),
        ("impatient", True),
        ("It failed", True),
        ("failures", True),
        ("it may fail", False),
        ("toxic", True),
        ("manipulative", True),
        ("abnormally", True),
        ("score band", True),
        ("Streaks", True),
        ("An AI says", True),
        ("again, said, Ai", False),
    ],
)
def test_the_words_are_known_in_their_forms(text: str, judges: bool) -> None:
    assert bool(NOT_USED.search(text)) == judges


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a line of a template is one by itself."""
    for line in text.split("\n"):
        yield from re.split(r"(?<=[.!?…])\s+", line)


def test_no_sentence_has_more_than_twenty_words() -> None:
    """What the program says: README, change log and the invented diary may take their time."""
    invented = {file.name for file in (RESOURCES / "demo").glob("*.toml")}
    long = [
        (name, sentence)
        for name, text in everything()
        if name not in SPOKEN and name not in invented
        for sentence in sentences(text)
        if len(sentence.split()) > 20
    ]
    assert long == []
