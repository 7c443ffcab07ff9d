"""Delete with undo, as one part: what is told, when, and that nothing else deletes so."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from nearward.domain.model import Moment
from nearward.domain.trouble import Trouble
from nearward.session.ask import moments, trash
from nearward.vault.vault import Vault
from nearward_ui.kit.context import Notice
from nearward_ui.kit.saving.trash_undo import TrashUndo

UI = Path(__file__).resolve().parents[2] / "ui" / "nearward_ui"


class Told(QObject):
    """What was told, in its order."""

    def __init__(self, around: Any) -> None:
        super().__init__()
        self.heard: list[tuple[Any, ...]] = []
        self.trash = TrashUndo(around, "moment", "It is in the trash.", self)
        self.trash.notice.connect(self.on_notice)
        self.trash.gone.connect(self.on_gone)
        self.trash.back.connect(self.on_back)

    def on_notice(self, notice: Notice) -> None:
        self.heard.append(("notice", notice.text, notice.action))
        self.undo = notice.then

    def on_gone(self, thing_id: int, place: object) -> None:
        self.heard.append(("gone", thing_id, place))

    def on_back(self, thing_id: int, place: object) -> None:
        self.heard.append(("back", thing_id, place))


def listed(around: Any) -> list[int]:
    found: list[list[Moment]] = []
    around.desk.ask(moments.page(), found.append)
    return [moment.id for moment in found[0]]


def test_what_goes_comes_back_with_its_place(around: Any) -> None:
    at = around.clock()
    kept: list[Moment] = []
    around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="stayed")), kept.append)
    told, thing_id = Told(around), kept[0].id
    told.trash.delete(thing_id, "here")
    assert told.heard == [
        ("notice", "It is in the trash.", "Undo"),
        ("gone", thing_id, "here"),
    ]
    assert listed(around) == []
    assert told.undo is not None
    told.undo()
    assert told.heard[2:] == [("back", thing_id, "here")]
    assert listed(around) == [thing_id]


def test_what_cannot_go_is_told_to_who_asked_and_to_nobody_else(
    around: Any, monkeypatch: Any
) -> None:
    class Full(Trouble):
        code = message = advice = "full"

    def run(_vault: Vault) -> None:
        raise Full

    monkeypatch.setattr(trash, "delete", lambda *_args, **_named: run)
    told = Told(around)
    troubles: list[Trouble] = []
    told.trash.delete(7, troubled=troubles.append)
    assert [type(trouble) for trouble in troubles] == [Full]
    assert told.heard == []


def test_entries_moments_and_worksheets_are_deleted_by_it_alone() -> None:
    found = [
        file.relative_to(UI).as_posix()
        for file in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "trash.delete"
    ]
    # a contact of the plan is brought back with the order it had: help has a way of its own
    assert set(found) - {"help/people.py"} == {"kit/saving/trash_undo.py"}
