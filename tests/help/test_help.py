"""Help: whom to call, people and places, and the plan; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from tests.conftest import ask, end
from tests.narrowed import present

from nearward.domain.model import Resource
from nearward.session.ask import help as helping
from nearward.session.jobs.everything import read_everything
from nearward_ui.help.locked import LockedHelp
from nearward_ui.help.page import HelpPage
from nearward_ui.help.people import AT_ONCE
from nearward_ui.help.resource_form import OLD, is_old

TODAY = date(2026, 11, 23)


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[HelpPage]:
    made = HelpPage(around)
    made.resize(1084, 800)
    made.show()
    made.activateWindow()
    made.enter(None)
    yield made
    end(made)


def held(around: Any) -> helping.HelpHeld:
    found: helping.HelpHeld = ask(around, helping.held())
    return found


def seen(page: Any) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_no_number_is_shipped(page: HelpPage, around: Any) -> None:
    locked = LockedHelp(around.words, around.look)
    for shown in (page, locked):
        shown.show()
        digits = {c for c in seen(shown) if c.isdigit()}
        assert digits <= {"1", "2", "3"}, "the numbers of the three steps alone"
    assert "your local emergency number" in seen(locked)
    assert not locked.card.isVisible()
    locked.deleteLater()


def test_a_number_is_entered_by_keys_and_stands_in_the_diary_only(
    page: HelpPage, around: Any
) -> None:
    page.number.enter_button.click()
    QTest.keyClicks(page.number.field, "0555  112")
    QTest.keyClick(page.number.field, Qt.Key.Key_Return)
    assert held(around).number == "0555 112"
    assert page.number.card.number.text() == "0555 112"
    assert around.settings.emergency_number == ""
    assert "call the number below" in seen(page)
    page.number.change_button.click()
    page.number.in_clear.setChecked(True)
    page.number.save()
    assert around.settings.emergency_number == "0555 112"
    page.number.begin()
    page.number.field.setText("")
    page.number.save()
    assert (held(around).number, around.settings.emergency_number) == ("", "")
    assert page.number.enter_button.isVisible()


def test_a_number_with_letters_is_kept_as_it_is_and_a_word_is_said(
    page: HelpPage, around: Any
) -> None:
    page.number.begin()
    QTest.keyClicks(page.number.field, "112")
    assert not page.number.letters.isVisible()
    QTest.keyClicks(page.number.field, " or Ruth")
    assert page.number.letters.isVisible()
    page.number.save()
    assert held(around).number == "112 or Ruth"


def test_the_number_is_in_the_file_in_clear_while_that_is_ticked_and_no_longer(
    page: HelpPage, around: Any, tmp_path: Path
) -> None:
    from nearward.config.settings import Settings

    file = tmp_path / "home" / "settings.json"
    page.number._around = around._replace(settings=Settings(file))
    for ticked in (False, True, False):
        page.number.begin()
        page.number.in_clear.setChecked(ticked)
        page.number.field.setText("0555 112")
        page.number.save()
        kept = file.read_text() if file.exists() else ""
        assert ("0555 112" in kept) is ticked
    assert held(around).number == "0555 112"


def test_what_cannot_be_seen_in_a_copied_number_is_left_out(page: HelpPage, around: Any) -> None:
    page.number.begin()
    page.number.in_clear.setChecked(True)
    page.number.field.setText("112")
    page.number.save()
    page.number.begin()
    # as a list of contacts puts it on the clipboard
    page.number.field.setText("\u202a0555\u00a0010\u200b\u202c")
    page.number.save()
    assert held(around).number == "0555 010"
    assert around.settings.emergency_number == "0555 010"


def test_the_number_of_another_diary_is_not_said_to_be_this_one(
    page: HelpPage, around: Any
) -> None:
    around.settings.change("emergency_number", "117")
    ask(around, helping.save_number("0555"))
    page.enter(None)
    assert "Seen only here" in seen(page)
    page.number.begin()
    page.number.in_clear.setChecked(False)
    page.number.save()
    assert around.settings.emergency_number == ""


@pytest.mark.parametrize("width", [540, 620, 800, 1084, 2400])
def test_no_word_is_cut_however_long_or_narrow(around: Any, qtbot: Any, width: int) -> None:
    def full(vault: Any) -> None:
        with vault.writing():
            vault.resources.save(Resource(name="n" * 10_000, contact="0555 010 142" * 20))
            vault.resources.save(Resource(name="רות כהן", contact="8" * 90, note="w" * 300))

    ask(around, full)
    ask(around, helping.save_number("8" * 40))
    page = HelpPage(around)
    page.reshape("wide" if width >= 932 else "narrow")
    page.resize(width, 600)
    page.show()
    page.enter(None)
    qtbot.wait(200)
    area = page.scroller.area
    assert present(area.widget()).width() <= area.viewport().width()
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    assert len(labels) > 20
    for label in labels:
        high = label.heightForWidth(label.width()) if label.wordWrap() else 0
        assert label.height() >= high, (label.text()[:40], label.height(), high)
    end(page)


def test_enter_that_is_pressed_twice_makes_one(
    page: HelpPage, around: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.people.add_button.click()
    QTest.keyClicks(page.people.form.fields["name"], "Ruth")
    asked: list[Any] = []
    with monkeypatch.context() as slow:
        slow.setattr(page.people, "_ask", lambda *given: asked.append(given))
        page.people.form.save()
        page.people.form.save()
    assert len(asked) == 1
    # a lock that comes before the answer finds it on the disk, and keeps no draft of it
    operation = page.unsaved()
    assert operation is not None
    ask(around, asked[0][0])
    ask(around, operation)
    assert [one.name for one in held(around).resources] == ["Ruth"]
    assert ask(around, read_everything()).drafts == {}


def add(page: HelpPage, name: str, contact: str) -> None:
    page.people.add_button.click()
    QTest.keyClicks(page.people.form.fields["name"], name)
    QTest.keyClicks(page.people.form.fields["contact"], contact)
    QTest.keyClick(page.people.form.fields["contact"], Qt.Key.Key_Return)


def test_someone_is_added_changed_deleted_and_brought_back(page: HelpPage, around: Any) -> None:
    notices: list[Any] = []
    page.notice.connect(notices.append)
    add(page, "Ruth", "0555 010 142")
    (ruth,) = held(around).resources
    assert (ruth.name, ruth.contact, ruth.checked_on) == ("Ruth", "0555 010 142", TODAY)
    page.people.rows[0].change_button.click()
    assert not page.people.rows[0].isVisible()
    page.people.form.note.set_text("She knows.")
    page.people.form.save()
    assert held(around).resources[0].note == "She knows."
    page.people.rows[0].change_button.click()
    page.people.form.delete_button.click()
    assert held(around).resources == []
    assert notices[-1].action == "Undo"
    notices[-1].then()
    assert [one.note for one in held(around).resources] == ["She knows."]
    assert len(page.people.rows) == 1


def test_nothing_is_kept_without_a_name_or_a_number(page: HelpPage, around: Any) -> None:
    page.people.add_button.click()
    page.people.form.note.set_text("by the river")
    page.people.form.save()
    assert page.people.form.missing.isVisible()
    assert held(around).resources == []
    assert page.people.form.note.text() == "by the river"


def test_what_was_typed_and_left_can_be_brought_back(page: HelpPage, around: Any) -> None:
    notices: list[Any] = []
    page.notice.connect(notices.append)
    page.people.add_button.click()
    QTest.keyClicks(page.people.form.fields["name"], "Marta")
    QTest.keyClick(page.people.form.fields["name"], Qt.Key.Key_Escape)
    assert not page.people.form.isVisible()
    notices[-1].then()
    assert page.people.form.fields["name"].text() == "Marta"


@pytest.mark.parametrize("what", ["someone", "number"])
def test_a_lock_keeps_what_was_begun(page: HelpPage, around: Any, what: str) -> None:
    if what == "someone":
        page.people.add_button.click()
        QTest.keyClicks(page.people.form.fields["contact"], "0555")
    else:
        page.number.begin()
        QTest.keyClicks(page.number.field, "0555")
    operation = page.unsaved()
    assert operation is not None
    ask(around, operation)
    other = HelpPage(around)
    other.enter(None)
    if what == "someone":
        assert other.people.form.fields["contact"].text() == "0555"
        other.people.form.save()
        assert [one.contact for one in held(around).resources] == ["0555"]
    else:
        assert other.number.field.text() == "0555"
        other.number.save()
        assert held(around).number == "0555"
    assert other.unsaved() is None
    assert ask(around, read_everything()).drafts == {}
    end(other)


@pytest.mark.parametrize(
    ("days", "old"), [(0, False), (OLD, False), (OLD + 1, True), (-400, False), (None, True)]
)
def test_what_is_old_is_asked_to_be_checked(days: int | None, old: bool) -> None:
    checked = None if days is None else TODAY - timedelta(days=days)
    assert is_old(Resource(name="Ruth", checked_on=checked), TODAY) is old


def test_i_checked_it_is_one_click_and_can_be_taken_back(page: HelpPage, around: Any) -> None:
    ask(around, helping.save_resource(Resource(name="Line", checked_on=date(2026, 3, 14))))
    notices: list[Any] = []
    page.notice.connect(notices.append)
    page.enter(None)
    QApplication.processEvents()
    assert "checked 14 Mar 2026" in seen(page)
    page.people.rows[0].check_button.click()
    assert held(around).resources[0].checked_on == TODAY
    assert not page.people.rows[0].check_button.isVisible()
    notices[-1].then()
    assert held(around).resources[0].checked_on == date(2026, 3, 14)


def test_ten_thousand_places_are_shown_a_part_at_a_time(page: HelpPage, around: Any) -> None:
    def many(vault: Any) -> None:
        with vault.writing():
            for n in range(10_000):
                vault.resources.save(Resource(name=f"Place {n}"))

    around.desk.ask(many)
    page.enter(None)
    assert len(page.people.rows) == AT_ONCE
    assert page.people.more_button.text() == "9950 more"
    page.people.more_button.click()
    assert len(page.people.rows) == 2 * AT_ONCE


def test_a_file_that_cannot_be_read_leaves_the_shipped_texts(
    page: HelpPage, around: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nearward.domain.trouble import unforeseen

    around.desk.ask(lambda _vault: None)
    page._on_unread(unforeseen(MemoryError()))
    assert page.unread.isVisible()
    assert "Move away from anything" in seen(page)
