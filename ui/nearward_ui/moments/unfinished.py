"""A moment that was begun and not saved: offered, never put in by itself."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import clock_time, short_day
from nearward_ui.kit.widgets.basic import LinkButton, Prose

#: who comes back within so long goes on; later it is another evening
FRESH = timedelta(minutes=5)
#: drafts of moments that are not kept yet stand under this name, or it with a number behind
NEW = "moment:new"
#: when a draft was kept, in its body
KEPT = "kept"
#: in the body of a draft of a moment that is kept: the form as it was when the draft was begun
BEGAN = "began"

#: pixels of the drawing, between what is said and what can be done
BETWEEN = 8
Body = dict[str, Any]
#: what the fields of a draft can hold
_TEXTS = ("kind", "rough", "someone", "text", "outcome", "trigger", "approach_kind", "reception")
_NUMBERS = ("urge", "suds", "person_id", "pause_id")
_LISTS = ("behaviour", "fear", "after_feeling")


def as_shown(body: Body) -> Body:
    """A draft without what its fields cannot hold: another program may have written to the file."""
    kinds: dict[str, type | tuple[type, ...]] = {
        **dict.fromkeys(_TEXTS, str),
        **dict.fromkeys(_NUMBERS, int),
        **dict.fromkeys(_LISTS, (list, tuple)),
        "more": dict,
    }
    found: Body = {}
    for name, value in body.items():
        if isinstance(value, kinds.get(name, object)):
            found[name] = value
    for name in _LISTS:
        if name in found:
            found[name] = [code for code in found[name] if isinstance(code, str)]
    if "at" in found and _instant(found, "at") is None:
        del found["at"]
    return found


def plain(body: Body) -> Body:
    """A body as the disk gives it back."""
    found: Body = json.loads(json.dumps(body))
    return found


def with_what_came(draft: Body, kept: Body, texts: frozenset[str]) -> Body:
    """A draft of a moment, with what was written to that moment since the draft was begun.

    `kept`: the form of the moment as it is now; `texts`: what is written freely. What both gave
    stands in the draft beside each other where there is room, else as the draft has it.
    """
    began = draft.get(BEGAN)
    if not isinstance(began, dict):
        # of an earlier version of the program: what it lacks was perhaps never there
        more = {**_dict(kept.get("more")), **_given(_dict(draft.get("more")))}
        return {**kept, **_given(draft), "more": more}
    found = _all_of(draft, began, kept, texts)
    mine, first, now = (_dict(one.get("more")) for one in (draft, began, kept))
    return {**found, "more": _all_of(mine, first, now, texts)}


def is_fresh(body: Body, now: datetime) -> bool:
    """Whether a draft was kept only a few minutes ago."""
    kept = _kept(body)
    return kept is not None and timedelta() <= now - kept <= FRESH


def newest(drafts: dict[str, Body]) -> str:
    """Under which name the draft stands that was kept last."""

    def order(place: str) -> tuple[float, str]:
        kept = _kept(drafts[place])
        return (kept.timestamp() if kept is not None else 0.0, place)

    return max(drafts, key=order)


def free(drafts: dict[str, Body]) -> str:
    """A name under which no draft stands."""
    number = 2
    place = NEW
    while place in drafts:
        place, number = f"{NEW}:{number}", number + 1
    return place


def apart(now: datetime) -> str:
    """A name for a draft while it is not known which ones there are."""
    return f"{NEW}:{now.timestamp():.6f}"


def _given(body: Body) -> Body:
    """Without what holds nothing."""
    return {name: value for name, value in body.items() if value not in (None, "", [])}


def _dict(value: object) -> Body:
    return value if isinstance(value, dict) else {}


def _all_of(mine: Body, began: Body, now: Body, texts: frozenset[str]) -> Body:
    """All fields, but for those that hold nothing."""
    found = {
        name: _both(name, mine.get(name), began.get(name), now[name], texts)
        if name in now
        else value
        for name, value in {**now, **mine}.items()
    }
    return {name: value for name, value in found.items() if value is not None}


def _both(name: str, mine: Any, began: Any, now: Any, texts: frozenset[str]) -> Any:
    """What a field holds that was `began` and became `mine` in the draft, `now` in the diary."""
    if now in (began, mine):
        return mine
    if mine == began:
        return now
    if isinstance(mine, list) and isinstance(now, list):
        return [*mine, *(one for one in now if one not in mine and one not in (began or []))]
    if name in texts and mine and now:
        return mine if now in mine else now if mine in now else f"{mine}; {now}"
    return mine if began is not None or mine else now


def _kept(body: Body) -> datetime | None:
    return _instant(body, KEPT)


def _at(body: Body) -> datetime | None:
    return _instant(body, "at") or _kept(body)


def _instant(body: Body, name: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(body[name])
    except (KeyError, TypeError, ValueError):
        return None
    return found if found.tzinfo else None


class Unfinished(QWidget):
    """The offer, in the head of the form. `go_on` and `drop` ask for what they say; `offered` tells
    whether something is offered."""

    offered = Signal(bool)
    go_on = Signal()
    drop = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        words, look = around.words, around.look
        self.place = ""
        self.draft: Body = {}
        self.text = Prose()
        self.on_button = LinkButton(words("Go on with it"))
        self.on_button.clicked.connect(self.go_on)
        self.drop_button = LinkButton(words("Drop it"))
        self.drop_button.clicked.connect(self.drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(BETWEEN))
        row.addWidget(self.text)
        row.addWidget(self.on_button)
        row.addWidget(self.drop_button)
        row.addStretch(1)
        self.hide()

    def offer(self, place: str, draft: Body, *, edits: bool) -> None:
        """Offer a draft; `edits`: of a moment that is kept already."""
        words = self._around.words
        self.place, self.draft = place, draft
        at = (_kept(draft) if edits else _at(draft)) or self._around.clock()
        time = clock_time(at, words)
        if at.date() != self._around.clock().date():
            time = f"{short_day(at.date(), self._around.clock().date(), words)}, {time}"
        if edits:
            text = words("Unsaved changes from {time}.", time=time)
        else:
            text = words("An unfinished moment from {time}.", time=time)
        self.text.setText(text)
        self._fit()
        self.setAccessibleName(text)
        self.offered.emit(True)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In one line, where there is room for it."""
        buttons = (self.on_button, self.drop_button)
        gaps = 2 * self._around.look.px(BETWEEN)
        room = self.width() - gaps - sum(button.sizeHint().width() for button in buttons)
        line = self.text.fontMetrics().horizontalAdvance(self.text.text()) + 4
        self.text.setMinimumWidth(max(0, min(room, line)))

    def put_away(self) -> None:
        """Nothing is offered."""
        self.place, self.draft = "", {}
        self.hide()
        self.offered.emit(False)
