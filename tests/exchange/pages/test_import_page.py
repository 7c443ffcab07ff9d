"""The page for imports: a look first, what only the person can say, then all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.conftest import end
from tests.exchange import samples

from nearward.domain.file.trouble import DiskFull
from nearward.domain.model import Entry
from nearward.session.ask import entries as asked_entries
from nearward.session.jobs import progress
from nearward.session.jobs.everything import read_everything
from nearward.session.jobs.importing import ImportChoices
from nearward.session.jobs.progress import JobProgress
from nearward_ui.exchange.incoming import ImportPage
from nearward_ui.kit.context import Notice
from nearward_ui.routes import ToJournal


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[ImportPage]:
    made = ImportPage(around)
    made.resize(1084, 760)
    made.show()
    made.activateWindow()
    made.enter(None)
    yield made
    end(made)


def entries(around: Any) -> list[Entry]:
    found: list[Any] = []
    around.desk.ask(read_everything(), found.append)
    kept: list[Entry] = found[0].entries
    return kept


def said(page: ImportPage) -> str:
    return page.trouble.text.text() if page.trouble.isVisible() else ""


def test_at_first_it_asks_for_a_source_and_offers_nothing_else(page: ImportPage) -> None:
    assert page.file_button.isVisible()
    assert "Daylio" in page.hint.text()
    assert not page.foot.isVisible()  # type: ignore[union-attr]
    assert not page.report.isVisible()


def test_a_look_keeps_nothing_and_says_what_would_come(
    page: ImportPage, around: Any, tmp_path: Path
) -> None:
    page.take(samples.jrnl(tmp_path / "out.json"))
    assert page.form.currentData() == "jrnl"
    assert page.report.count.text() == "2 entries · 3 are left out"
    assert "from Sunday 3 November 2019 to Wednesday 4 March 2026" in page.report.days.text()
    assert any("no valid date" in reason for reason in page.report.reasons), page.report.reasons
    assert entries(around) == []
    assert page.button.isEnabled()


def test_it_is_brought_in_once(page: ImportPage, around: Any, tmp_path: Path, qtbot: Any) -> None:
    path = samples.jrnl(tmp_path / "out.json")
    page.take(path)
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert [entry.day for entry in entries(around)] == [date(2019, 11, 3), date(2026, 3, 4)]
    assert page.report.title.text() == "What was imported"
    page.take(path)
    assert page.report.count.text() == "0 entries · 2 are already there · 3 are left out"
    assert not page.button.isEnabled()


def test_moods_are_what_the_person_says(page: ImportPage, around: Any, tmp_path: Path) -> None:
    page.take(samples.daylio(tmp_path / "daylio.csv"))
    labels = list(page.choices.moods)
    assert labels
    first = page.choices.moods[labels[0]]
    first.setCurrentIndex(first.findText("-2"))
    page.bring_in()
    kept = entries(around)
    moods = {entry.mood for entry in kept}
    assert -2 in moods
    unsaid = [entry for entry in kept if entry.mood is None and "mood" in entry.extra]
    assert len(unsaid) == sum(entry.mood is None for entry in kept)


def test_what_has_no_date_can_be_given_one(page: ImportPage, around: Any, tmp_path: Path) -> None:
    page.take(samples.markdown(tmp_path / "notes"))
    before = page.report.count.text()
    (dated,) = page.choices.dates
    dated.button.click()
    dated.edit.setDate(dated.edit.date().fromString("2024-02-29", "yyyy-MM-dd"))
    assert page.report.count.text() != before
    page.bring_in()
    assert date(2024, 2, 29) in {entry.day for entry in entries(around)}


def test_merged_days_can_be_parted(page: ImportPage, around: Any, tmp_path: Path) -> None:
    page.take(samples.mini_diary(tmp_path / "mini.json"))
    assert page.choices.split.isVisible()
    page.choices.split.click()
    page.bring_in()
    texts = [entry.text for entry in entries(around) if entry.day == date(2026, 3, 5)]
    assert sorted(text.strip() for text in texts) == ["First.", "Second."]


def test_another_format_can_be_chosen_and_what_does_not_fit_is_said(
    page: ImportPage, around: Any, tmp_path: Path
) -> None:
    page.take(samples.jrnl(tmp_path / "out.json"))
    at = page.form.findData("daylio")
    page.form.setCurrentIndex(at)
    page.form.given.emit(at)
    assert "out.json" in said(page)
    assert not page.report.isVisible()
    assert not page.button.isEnabled()
    at = page.form.findData("jrnl")
    page.form.setCurrentIndex(at)
    page.form.given.emit(at)
    assert said(page) == ""
    assert page.button.isEnabled()


def test_a_file_of_no_known_kind_is_said(page: ImportPage, around: Any, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("nothing known", encoding="utf-8")
    page.take(path)
    assert "letter.txt" in said(page)
    assert "Please say which program" in said(page)
    assert entries(around) == []


def test_a_full_disk_leaves_the_diary_as_it_was_and_can_be_tried_again(
    page: ImportPage, around: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.take(samples.jrnl(tmp_path / "out.json"))

    def full(*_: object) -> Any:
        raise DiskFull(name="diary.nearward")

    with monkeypatch.context() as patch:
        patch.setattr("nearward.vault.tables.kinds.entries.Entries.put", full)
        page.bring_in()
    assert "full" in said(page)
    assert entries(around) == []
    page.bring_in()
    assert len(entries(around)) == 2


def many(path: Path, count: int) -> Path:
    lines = [f"[2026-03-04 {n // 60:02}:{n % 60:02}] Number {n}\nwords\n" for n in range(count)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_stopping_in_the_middle_keeps_nothing(
    page: ImportPage, around: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.take(many(tmp_path / "journal.txt", 400))
    told = JobProgress.tell

    def tell(way: JobProgress, done: int) -> None:
        told(way, done)
        if done >= 100:
            page.progress.button.click()

    with monkeypatch.context() as patch:
        patch.setattr(JobProgress, "tell", tell)
        page.bring_in()
    assert said(page) == "Stopped. The diary is as it was before."
    assert page.trouble.property("role") == "calm"
    assert entries(around) == []
    page.bring_in()
    assert len(entries(around)) == 400


def test_an_import_can_be_taken_back(page: ImportPage, around: Any, tmp_path: Path) -> None:
    heard: list[Notice] = []
    page.notice.connect(heard.append)
    page.take(samples.jrnl(tmp_path / "out.json"))
    page.bring_in()
    page.undo.click()
    assert entries(around) == []
    assert heard[0].text == "2 entries were moved to the trash."
    assert not page.undo.isVisible()


def test_our_own_export_comes_in_and_is_not_offered_to_the_trash(
    page: ImportPage, around: Any, tmp_path: Path
) -> None:
    around.desk.ask(asked_entries.save(Entry(at=around.clock(), day=around.today, text="mine")))
    around.desk.ask(progress.write(tmp_path / "diary.json", "json", JobProgress()))
    page.take(tmp_path / "diary.json")
    assert page.form.currentData() == "nearward"
    assert "already" in page.report.times.text() or page.report.count.text()
    page.bring_in()
    assert [entry.text for entry in entries(around)] == ["mine"]
    assert not page.undo.isVisible()


def test_what_was_stopped_before_it_began_reads_nothing(around: Any, tmp_path: Path) -> None:
    way = JobProgress()
    way.stop()
    answers: list[object] = []
    asked = progress.bring_in(tmp_path / "not there", "", ImportChoices(), way)
    around.desk.ask(asked, answers.append)
    assert answers == [None]


def test_the_dialog_leads_to_a_look_and_leaves_no_file(
    page: ImportPage, tmp_path: Path, qtbot: Any
) -> None:
    path = samples.jrnl(tmp_path / "out.json")
    home = Path(os.environ["HOME"])
    before = set(home.rglob("*"))
    qtbot.mouseClick(page.file_button, Qt.MouseButton.LeftButton)
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    dialog.selectFile(str(path))
    dialog.accept()
    assert page.source.text() == "out.json"
    page.bring_in()
    assert set(home.rglob("*")) == before


def test_what_differs_on_both_sides_is_named_and_opens(
    page: ImportPage, around: Any, tmp_path: Path
) -> None:
    """Newer words too; and taking the import back gives the earlier ones."""
    path = tmp_path / "journal.txt"
    text = "[2026-03-04 10:00] One\nfirst words\n\n[2026-03-05 10:00] Two\nsecond words\n"
    path.write_text(text)
    page.take(path)
    page.bring_in()
    first, second = entries(around)
    around.desk.ask(asked_entries.save(replace(first, text="mine")))
    path.write_text(text.replace("words", "words grew"))
    page.take(path)
    assert page.report.count.text() == "0 entries · 1 has newer words · 1 changed on both sides"
    assert page.button.isEnabled()
    page.bring_in()
    differing, newer = page.report.lists
    assert [line.title for line in differing.cards.lines] == ["One"]
    assert [line.title for line in newer.cards.lines] == ["Two"]
    went: list[object] = []
    page.go.connect(went.append)
    differing.opened.emit(differing.cards.lines[0].thing)
    assert went == [ToJournal(id=first.id)]
    assert [entry.text for entry in entries(around)] == ["mine", "second words grew"]
    page.undo.click()
    assert [entry.text for entry in entries(around)] == ["mine", "second words"]
    assert second.id == entries(around)[1].id


def test_a_thousand_places_of_one_reason_stay_one_line_and_can_all_be_reached(
    page: ImportPage, tmp_path: Path
) -> None:
    path = tmp_path / "journal.txt"
    path.write_text("[2026-03-04 10:00] One\n" + "[2026-13-04 10:00] No such month\n" * 1500)
    page.take(path)
    assert len(page.report.reasons) == 1
    assert "1,500 times" in page.report.reasons[0]
    page.report.each_buttons[0].click()
    (whole,) = page.report.lists
    while whole.cards.canFetchMore(whole.rootIndex()):
        whole.cards.fetchMore(whole.rootIndex())
    assert len({line.title for line in whole.cards.lines}) == 1500
