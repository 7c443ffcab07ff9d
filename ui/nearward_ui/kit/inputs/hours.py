"""A number of hours that may be unset."""

from __future__ import annotations

import math

from PySide6.QtCore import Property, Signal
from PySide6.QtGui import QFocusEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox

from nearward.i18n import Translator

MOST, STEP = 24.0, 0.5
UNSET = "–"


class Hours(QAbstractSpinBox):
    """`hours` is None until it is given; `given` says that a person gave another, or took it back.

    Qt's fields for numbers always hold one. This one holds none while it is unset; one step up from
    there is 0, and one step down from 0 leads back.
    """

    given = Signal()

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self.words = words
        self._hours: float | None = None
        self._ours = False
        self.lineEdit().textChanged.connect(self._on_text)
        self.show_hours(None)

    @property
    def hours(self) -> float | None:
        """What was given."""
        return self._hours

    def show_hours(self, hours: float | None) -> None:
        """Show some hours, or none; says nothing."""
        self._hours = hours
        self._show()

    def give(self, hours: float | None) -> None:
        """As a person does it."""
        if hours != self._hours:
            self.show_hours(hours)
            self.given.emit()

    def stepBy(self, steps: int) -> None:
        at = -STEP if self._hours is None else self._hours
        wanted = min(MOST, at + steps * STEP)
        self.give(None if wanted < 0 else wanted)
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flag = QAbstractSpinBox.StepEnabledFlag
        up = flag.StepUpEnabled if self._hours is None or self._hours < MOST else flag.StepNone
        return up | (flag.StepNone if self._hours is None else flag.StepDownEnabled)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        if len(text) > 1 and UNSET in text:
            # a number that is typed beside the dash takes its place
            text = text.replace(UNSET, "")
            at = min(at, len(text))
        fits = text in ("", UNSET) or self._read(text) is not None
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid), text, at

    def clear(self) -> None:
        self.give(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()

    def _read(self, text: str) -> float | None:
        """What a text says; None where it is no number of hours."""
        whole, _, part = text.replace(",", ".").partition(".")
        digits = whole + part
        if not digits.isascii() or not digits.isdigit() or len(part) > 1 or len(whole) > 2:
            return None
        said = float(f"{whole or 0}.{part or 0}")
        return said if said <= MOST else None

    def _show(self) -> None:
        at = self._hours
        text = UNSET if at is None else self.locale().toString(at, "f", 1)
        self._ours = True
        self.lineEdit().setText(text)
        self._ours = False
        self.setAccessibleDescription(self.words("not given yet") if at is None else "")

    def _on_text(self, text: str) -> None:
        if self._ours:
            return
        said = self._read(text)
        if said is None and text not in ("", UNSET):
            # set from elsewhere, past the keys; what is no number of hours changes nothing
            self._show()
        elif said != self._hours:
            self._hours = said
            self.setAccessibleDescription(self.words("not given yet") if said is None else "")
            self.given.emit()

    # by these names assistive technology asks and sets; what is unset is told as 0, and described
    value = Property(float, lambda self: self._hours or 0.0, lambda self, hours: self._set(hours))
    minimum = Property(float, lambda _self: 0.0)
    maximum = Property(float, lambda _self: MOST)
    singleStep = Property(float, lambda _self: STEP)  # noqa: N815  (a name of Qt's)

    def _set(self, hours: float) -> None:
        if not math.isnan(hours):
            self.give(round(min(MOST, max(0.0, hours)), 1))
