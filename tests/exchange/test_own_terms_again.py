"""Words to choose from in an export, and in a diary that has its own."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import NOW

from nearward.domain.model import Moment
from nearward.i18n import Translator
from nearward.session.ask import moments
from nearward.session.ask.forms import terms
from nearward.session.jobs import exporting, importing
from nearward.vault.vault import Vault
from nearward.worksheets import vocabulary

WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}


def words_of(vault: Vault) -> Translator:
    words = Translator()
    terms.take(words)(vault)
    return words


def sent(vault: Vault, other: Vault, path: Path) -> None:
    exporting.export(path, "json")(vault)
    importing.bring_in(path)(other)


def test_they_come_along_with_what_was_logged(vault: Vault, other: Vault, tmp_path: Path) -> None:
    own = terms.add("trigger", "Silence, 沈黙")(vault)
    terms.rename("trigger", "T01", "A row")(vault)
    terms.hide("trigger", "T02", True)(vault)
    terms.put_in_order("trigger", [("T05", True), (own.code, True), ("T01", False)])(vault)
    moments.save(Moment(**WHEN, outcome="stayed", trigger=own.code))(vault)
    sent(vault, other, tmp_path / "all.json")
    here, there = words_of(vault), words_of(other)
    assert vocabulary.terms("trigger", there) == vocabulary.terms("trigger", here)
    code = other.moments.every()[0].trigger or ""
    assert vocabulary.label("trigger", code, there) == "Silence, 沈黙"


def test_what_stands_here_stays_and_no_two_read_the_same(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    theirs, mine = terms.add("trigger", "Silence")(vault), terms.add("trigger", "silence")(other)
    terms.rename("trigger", "T01", "A row")(vault)
    terms.rename("trigger", "T01", "A quarrel")(other)
    terms.hide("trigger", "T03", True)(vault)
    for _ in range(2):
        sent(vault, other, tmp_path / "all.json")
        (tmp_path / "all.json").unlink()
    words = words_of(other)
    assert vocabulary.label("trigger", "T01", words) == "A quarrel"
    said = {vocabulary.label("trigger", code, words) for code in (theirs.code, mine.code)}
    assert said == {"silence", "Silence (2)"}
    assert len(other.own_terms.every()) == 4, "brought in twice, it is there once"


@pytest.mark.parametrize(
    "field", [("label", 7), ("label", None), ("hidden", "yes"), ("place", "first"), ("code", None)]
)
def test_one_that_is_not_built_so_is_left_out_and_the_rest_comes(
    vault: Vault, other: Vault, tmp_path: Path, field: tuple[str, object]
) -> None:
    terms.add("trigger", "Silence")(vault)
    terms.add("trigger", "Noise")(vault)
    path = tmp_path / "all.json"
    exporting.export(path, "json")(vault)
    tree = json.loads(path.read_bytes())
    tree["own_terms"][0][field[0]] = field[1]
    path.write_text(json.dumps(tree))
    done = importing.bring_in(path)(other)
    assert done.left_out == 1
    assert [one.label for one in other.own_terms.every()] == ["Noise"]


def test_a_table_says_what_the_codes_are_called(vault: Vault, tmp_path: Path) -> None:
    own = terms.add("trigger", "=SUM(A1)")(vault)
    terms.rename("behaviour", "B01", "Ice")(vault)
    terms.hide("behaviour", "B01", True)(vault)
    more = {"emotions": ["afraid", "Z9"], "lens": ["C2"]}
    one = Moment(**WHEN, outcome="withdrew", trigger=own.code, behaviour=("B01", "B02"), more=more)
    moments.save(one)(vault)
    exporting.export(tmp_path / "out", "csv")(vault)
    text = (tmp_path / "out" / "moments.csv").read_text("utf-8")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["trigger"], row["trigger_label"]) == (own.code, "'=SUM(A1)")
    assert (row["behaviour"], row["behaviour_label"]) == ("B01 B02", "Ice; Avoided the talk")
    assert (row["emotions_label"], row["lens_label"]) == ("Afraid; Z9", "An old hurt")


def test_a_long_label_of_another_program_stays_whole(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    own = terms.add("fear", "w" * 3000 + "\n\tend")(vault)
    sent(vault, other, tmp_path / "all.json")
    label = vocabulary.label("fear", own.code, words_of(other))
    assert label == "w" * 3000 + " end"


def test_two_of_one_word_in_a_file_are_one(vault: Vault, other: Vault, tmp_path: Path) -> None:
    terms.rename("trigger", "T01", "A row")(vault)
    path = tmp_path / "all.json"
    exporting.export(path, "json")(vault)
    tree = json.loads(path.read_bytes())
    tree["own_terms"].append({**tree["own_terms"][0], "id": 9, "label": "Else"})
    path.write_text(json.dumps(tree))
    importing.bring_in(path)(other)
    assert [one.label for one in other.own_terms.every()] == ["A row"]
