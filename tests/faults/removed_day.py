"""The real window, with a moment that was begun with someone who was removed meanwhile."""

from __future__ import annotations

from typing import Any

from tests.faults.nursery import Stage
from tests.faults.window_day import AGAIN, opened, wait

from nearward_ui.routes import Route, ToPerson

BEFORE, AFTER = "words before", " and words after"


def run(stage: Stage, diary: str, saves: str) -> None:
    """Choose the only person, remove them, go back to the form; save it, or be killed.

    Says `note TEXT`, `kept` when the draft holds what was typed, and `saved TEXT`.
    """
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest

    from nearward.session.ask import drafts, people

    _application, window, _ended = opened(diary, again=AGAIN)
    found: list[Any] = []

    def answer(operation: Any) -> Any:
        found.clear()
        window.desk.ask(operation, found.append)
        wait(lambda: bool(found))
        return found[0]

    person = answer(people.add("Samuel"))
    window.show_page(Route("moment"))
    form = window.room.current
    fields = form.fields
    wait(lambda: len(fields.person.chips) == 1)
    fields.outcome.chips[3].click()
    fields.person.chips[0].click()
    QTest.keyClicks(fields.text, BEFORE)
    window.room.show_page(ToPerson(id=person.id))
    page = window.room.current
    wait(lambda: page.heading.text() == "Samuel" and page.remove.isVisible())
    page.remove.click()
    wait(lambda: answer(people.every()) == [])
    window.show_page(Route("moment"))
    assert window.room.current is form
    wait(lambda: fields.text.text() == BEFORE)
    stage.say("note", form.note.text())
    fields.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(fields.text, AFTER)
    if saves == "save":
        told: list[Any] = []
        form.notice.connect(told.append)
        form.save_button.click()
        wait(lambda: bool(told))
        stage.say("saved", told[0].text)
        return
    form.leave()
    wait(lambda: answer(drafts.get("moment:new"))["text"] == f"{BEFORE}{AFTER}")
    stage.say("kept")
    stage.wait()
