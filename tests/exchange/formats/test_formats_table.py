"""The table of formats: a further one is told, listed and read; a bad row is refused."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from nearward.command import importing as command
from nearward.domain.rows import RowError
from nearward.exchange import streams
from nearward.exchange.files import Files, reading
from nearward.exchange.format import Format
from nearward.exchange.formats import table
from nearward.exchange.registry import guess
from nearward.exchange.source_model import Note, ReadingChoices, SourceEntry, Undated, at_local
from nearward.i18n import Translator
from nearward.session.jobs import importing
from nearward.vault.vault import Vault
from nearward_ui.exchange.incoming import ImportPage


class OneDay:
    """A text whose first line is ONE DAY: all of it is an entry of the first of May."""

    name = "one-day"

    def __init__(self, files: Files, _asked: ReadingChoices) -> None:
        self._files = files

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        day = date(2026, 5, 1)
        text = streams.text_of(self._files, self._files.names[0]).removeprefix("ONE DAY\n")
        yield SourceEntry(place="1", source_id="1", day=day, at=at_local(day), text=text, mood="3")


def fits(text: str) -> bool:
    return text.startswith("ONE DAY\n")


MADE_UP = Format(
    id="one-day", label="One Day (text)", opened=OneDay, fits_text=fits, has_moods=True
)


@pytest.fixture
def with_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "FORMATS", table.checked((*table.FORMATS, MADE_UP)))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("ONE DAY\nby the sea", encoding="utf-8")
    return path


@pytest.mark.usefixtures("with_one_more")
def test_a_further_format_is_told_and_read(vault: Vault, source: Path) -> None:
    with reading(source) as files:
        assert guess(files) == "one-day"
    seen = importing.dry_run(source)(vault)
    assert (seen.form, seen.kept, seen.moods) == ("one-day", 1, {})
    assert vault.entries.get(1) is None
    done = importing.bring_in(source)(vault)
    assert (done.form, done.kept) == ("one-day", 1)
    entry = vault.entries.get(done.ids[0])
    assert entry is not None
    assert (entry.text, entry.mood, entry.source) == ("by the sea", 3, "one-day")


@pytest.mark.usefixtures("with_one_more")
def test_a_further_format_is_in_the_list_and_on_the_command_line(
    around: Any, qtbot: QtBot, source: Path
) -> None:
    page = ImportPage(around)
    qtbot.addWidget(page)
    page.take(source)
    assert page.form.currentText() == "One Day (text)"
    assert "One Day (text)" in page.hint.text()
    assert page.report.times.text() == MADE_UP.times
    parser = ArgumentParser()
    command.arguments(parser, Translator("en"))
    assert parser.parse_args(["d.nearward", "a.txt", "--as", "one-day"]).form == "one-day"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (replace(MADE_UP, id=""), "the id is missing"),
        (replace(MADE_UP, id="daylio"), "has the same id"),
        (replace(MADE_UP, label=""), "what a person reads of it is missing"),
        (
            Format(id="one-day", label="One Day", opened=OneDay),
            "nothing tells that a file is in it",
        ),
    ],
)
def test_a_bad_row_is_refused_with_its_place_and_reason(row: Format, reason: str) -> None:
    with pytest.raises(RowError) as refused:
        table.checked((*table.FORMATS, row))
    assert str(refused.value).startswith(f"{table.FILE}, row {len(table.FORMATS) + 1} (")
    assert reason in str(refused.value)
