"""Calls into Qt keep the books: None, True and False are neither lost nor piled up.

A lost reference at every call ended the process after some thousand of them (PySide6 6.12 on Python
3.11). From Python 3.12 on these three are immortal and the numbers stand still by themselves.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

CALLS = 50_000
#: what may come and go for other reasons
SLACK = 50
COUNTED = (None, True, False)
MORTAL = sys.version_info < (3, 12)


class Speaker(QObject):
    """Signals of every kind that the windows use."""

    bare = Signal()
    anything = Signal(object)
    yes_or_no = Signal(bool)
    number = Signal(int)
    text = Signal(str)
    several = Signal(str, object)


class Listener(QObject):
    """Slots that give back each of the three."""

    def gives_none(self, *_values: object) -> None:
        return None

    def gives_true(self, *_values: object) -> bool:
        return True

    def gives_false(self, *_values: object) -> bool:
        return False

    def eventFilter(self, _watched: QObject, _event: QEvent) -> bool:
        return False


class Rows(QAbstractListModel):
    """A model that answers as ours do: with a text, a truth or nothing."""

    def rowCount(self, _parent: Any = None) -> int:
        return 3

    def data(self, index: Any, role: int = 0) -> object:
        return ("text", True, None)[index.row()] if role == 0 else None

    def canFetchMore(self, _parent: Any) -> bool:
        return False


def counts() -> list[int]:
    gc.collect()
    return [sys.getrefcount(thing) for thing in COUNTED]


def change(run: Callable[[int], object], times: int) -> list[int]:
    """How many references came or went over `times` calls."""
    for n in range(200):
        run(n)
    before = counts()
    for n in range(times):
        run(n)
    return [after - was for after, was in zip(counts(), before, strict=True)]


@pytest.fixture
def quiet() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def widgets() -> Callable[[int], object]:
    label, line, box = QLabel(), QLineEdit(), QCheckBox()
    parent = QWidget()
    for part in (label, line, box):
        part.setParent(parent)

    def run(n: int) -> None:
        label.setObjectName(f"n{n % 7}")
        label.setText("a" if n % 2 else "")
        label.setWordWrap(bool(n % 2))
        line.setText(str(n))
        line.setReadOnly(n % 3 == 0)
        line.isModified()
        box.setChecked(n % 2 == 0)
        box.isChecked()
        label.setEnabled(bool(n % 2))
        label.parentWidget()
        parent.parentWidget()
        parent.layout()

    return run


def properties() -> Callable[[int], object]:
    thing = QObject()

    def run(n: int) -> None:
        for value in (None, True, False, n, "text", 0.5):
            thing.setProperty("tone", value)
            thing.property("tone")
        thing.property("no such")

    return run


def signals() -> Callable[[int], object]:
    speaker, listener = Speaker(), Listener()
    said = (speaker.bare, speaker.anything, speaker.yes_or_no, speaker.number, speaker.text)
    for signal in (*said, speaker.several):
        for slot in (listener.gives_none, listener.gives_true, listener.gives_false):
            signal.connect(slot)

    def run(n: int) -> None:
        speaker.bare.emit()
        for value in (None, True, False, n):
            speaker.anything.emit(value)
        speaker.yes_or_no.emit(n % 2 == 0)
        speaker.number.emit(n)
        speaker.text.emit("page")
        speaker.several.emit("page", None)
        speaker.several.emit("page", True)

    return run


def queued() -> Callable[[int], object]:
    """As the desk's answers come: over the queue of events."""
    speaker, listener = Speaker(), Listener()
    speaker.anything.connect(listener.gives_none, Qt.ConnectionType.QueuedConnection)

    def run(n: int) -> None:
        for value in (None, True, False, n):
            speaker.anything.emit(value)
        QCoreApplication.sendPostedEvents(listener)

    return run


def filters() -> Callable[[int], object]:
    watched, listener = QObject(), Listener()
    watched.installEventFilter(listener)
    event = QEvent(QEvent.Type.User)
    return lambda _n: QCoreApplication.sendEvent(watched, event)


def painting() -> Callable[[int], object]:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    colour = QColor("#1B6871")

    def run(n: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, n % 2 == 0)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QPointF(1, 1), QPointF(n % 40, 9))
        painter.drawRoundedRect(QRectF(2, 2, 20, 20), 3, 3)
        painter.save()
        painter.restore()
        painter.isActive()
        assert image.isNull() is False

    return run


def models() -> Callable[[int], object]:
    rows, items = Rows(), QStandardItemModel()
    items.appendRow(QStandardItem("text"))

    def run(n: int) -> None:
        for row in range(3):
            index = rows.index(row)
            index.data()
            index.data(Qt.ItemDataRole.ToolTipRole)
        rows.canFetchMore(QModelIndex())
        items.setData(items.index(0, 0), (None, True, False, n)[n % 4], Qt.ItemDataRole.UserRole)
        items.index(0, 0).data(Qt.ItemDataRole.UserRole)

    return run


#: how to make what is called over and over, and how many calls into Qt one round has
KINDS = (
    (widgets, 12),
    (properties, 13),
    (signals, 40),
    (queued, 8),
    (filters, 2),
    (painting, 9),
    (models, 14),
)


@pytest.mark.parametrize(("make", "calls"), KINDS, ids=[make.__name__ for make, _ in KINDS])
@pytest.mark.usefixtures("qapp", "quiet")
def test_fifty_thousand_calls_leave_the_three_as_they_were(
    make: Callable[[], Callable[[int], object]], calls: int
) -> None:
    moved = change(make(), CALLS // calls + 1)
    assert max(map(abs, moved)) <= SLACK, dict(zip(COUNTED, moved, strict=True))


@pytest.mark.skipif(not MORTAL, reason="None, True and False are immortal from Python 3.12 on")
@pytest.mark.parametrize("thing", COUNTED)
def test_a_reference_lost_at_every_call_is_seen(thing: object) -> None:
    lose = ctypes.pythonapi.Py_DecRef
    lose.argtypes, lose.restype = [ctypes.py_object], None
    moved = change(lambda _n: lose(thing), 300)
    give = ctypes.pythonapi.Py_IncRef
    give.argtypes, give.restype = [ctypes.py_object], None
    for _ in range(500):
        give(thing)
    assert moved[COUNTED.index(thing)] <= -290
