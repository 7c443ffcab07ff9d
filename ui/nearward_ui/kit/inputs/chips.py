"""Chips: a choice of one or of several, for hand, keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGroupBox,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce_next, say_places
from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.presence import by_key, felt, pressed, watch_hand
from nearward_ui.kit.widgets.basic import Ask

_FORTH = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_PRESSES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress})
_FOCUS = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut})


class Chips(QGroupBox):
    """A group of chips. `changed` says that another choice stands, by whatever means it was made.

    To assistive technology a choice of one is made of radio buttons, one of several of boxes.
    One Tab stop: arrow keys move, Space and Enter choose, digits 1-9 choose in reading order.
    `chosen_by_digit` says so, so that a form can move on. What is behind "More…" unfolds in place.
    """

    changed = Signal()
    chosen_by_digit = Signal()
    #: whether its lines stand in the middle
    is_centred = False
    #: whether each shows its digit while the keyboard is among them, and in use
    shows_caps = False
    #: pixels of the drawing between two in a line
    gap = 8

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        *,
        around: PageContext,
        several: bool = False,
        tone: str = "tide",
        more: Sequence[tuple[str, str]] = (),
        quiet: Iterable[str] = (),
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._around = around
        self._ours = False
        # what is chosen can be taken back, so the group forces nothing
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._several = several
        self._tone = tone
        self._quiet = frozenset(quiet)
        self._chips: list[Chip] = []
        self._last: QWidget | None = None
        px = around.look.px
        self._flow = FlowLayout(px(self.gap), px(8), company=True, centred=self.is_centred)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for code, label in options:
            self._add(code, label)
        self._hidden = [self._add(code, label) for code, label in more]
        for chip in self._hidden:
            chip.hide()
        self._more: Chip | None = None
        if more:
            self._more = self._chip_of_more(around.words("{name}: more", name=name))
            self._flow.addWidget(self._more)
        self._stops()

    @property
    def line_width(self) -> int:
        """How wide it is when all chips stand in one line."""
        return self._flow.line_width

    @property
    def value(self) -> str | None:
        """The code chosen, or None (a group of one)."""
        return next((chip.code for chip in self._chips if chip.isChecked()), None)

    @property
    def values(self) -> tuple[str, ...]:
        """The codes chosen, in reading order."""
        return tuple(chip.code for chip in self._chips if chip.isChecked())

    @property
    def chips(self) -> tuple[Chip, ...]:
        """All chips, in reading order."""
        return tuple(self._chips)

    def set_value(self, code: str | None) -> None:
        """Choose one, or none; says nothing."""
        self.set_values(() if code is None else (code,))

    def set_values(self, codes: Iterable[str]) -> None:
        """Choose several; says nothing. A code that is unknown here gets a chip of its own.

        Of what is behind "More…" only what is chosen comes forth.
        """
        wanted = list(codes)
        for code in wanted:
            if all(chip.code != code for chip in self._chips):
                self.add(code, self.label_of(code))
        self._check(wanted)
        if self._more is not None and not self._more.isHidden():
            for chip in self._hidden:
                chip.setVisible(chip.code in wanted)
        self._stops()

    def label_of(self, code: str) -> str:
        """What is shown of a code that is not offered."""
        return code

    def add(self, code: str, label: str) -> Chip:
        """One more chip, before "More…"."""
        chip = self._add(code, label)
        for last in (self._more, self._last):
            if last is not None:
                self._flow.removeWidget(last)
                self._flow.addWidget(last)
                last.raise_()
        self._stops()
        return chip

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """These in place of those before; what was chosen and is still there stays chosen."""
        wanted, chosen = dict(options), self.values
        for chip in [chip for chip in self._chips if chip.code not in wanted]:
            self._chips.remove(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        there = {chip.code: chip for chip in self._chips}
        for code, label in options:
            if code in there:
                there[code].setText(label)
            else:
                self.add(code, label)
        self._check(chosen)
        self._stops()

    def put_last(self, widget: QWidget) -> None:
        """A widget behind the chips (a Tab stop of its own)."""
        self._last = widget
        self._flow.addWidget(widget)

    def unfold(self) -> None:
        """Show what was behind "More…"."""
        if self._more is None or self._more.isHidden():
            return
        focused = self._more.hasFocus()
        self._more.hide()
        for chip in self._hidden:
            chip.show()
        if focused and self._hidden:
            self._hidden[0].setFocus(Qt.FocusReason.TabFocusReason)
        self._stops()
        self.updateGeometry()

    def take_focus(self) -> None:
        """The keyboard goes to the chosen chip, or to the first."""
        for chip in self._visible():
            if chip.focusPolicy() & Qt.FocusPolicy.TabFocus:
                chip.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _PRESSES:
            pressed(key=kind == QEvent.Type.KeyPress)
        if kind in _FOCUS and self.shows_caps:
            self._show_caps()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _chip_of_more(self, name: str) -> Chip:
        """What shows the others."""
        chip = Chip(self._around.words("More…"), look=self._around.look)
        chip.setCheckable(False)
        chip.setAccessibleName(name)
        chip.clicked.connect(self.unfold)
        chip.installEventFilter(self)
        return chip

    def _add(self, code: str, label: str) -> Chip:
        tone = "quiet" if code in self._quiet else self._tone
        chip = Chip(label, code, tone, look=self._around.look)
        self._group.addButton(chip)
        chip.setAutoExclusive(not self._several)
        chip.toggled.connect(self._on_toggled)
        chip.installEventFilter(self)
        self._chips.append(chip)
        self._flow.addWidget(chip)
        return chip

    def _visible(self) -> list[Chip]:
        shown = [chip for chip in self._chips if not _is_hidden(chip)]
        if self._more is not None and not self._more.isHidden():
            shown.append(self._more)
        return shown

    def _stops(self) -> None:
        """One Tab stop: the chosen chip, or the first."""
        shown = self._visible()
        stop = next((chip for chip in shown if chip.isChecked()), shown[0] if shown else None)
        for chip in shown:
            chip.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            )
        if not self._several:
            say_places([chip for chip in shown if chip is not self._more], self._around.words)
        if self.shows_caps:
            self._show_caps()

    def _on_hand(self) -> None:
        if isValid(self):
            self._show_caps()

    def _show_caps(self) -> None:
        """The digits act where the keyboard is, and only there they are shown."""
        shown = self._visible()
        at = QApplication.focusWidget() if by_key() else None
        is_here = any(chip is at for chip in shown)
        if self._more is not None and self._more.isHidden():
            self._more.show_cap("")
        for number, chip in enumerate(shown, 1):
            chip.show_cap(str(number) if is_here and number <= 9 else "")

    def _check(self, codes: Sequence[str]) -> None:
        """Choose these; says nothing."""
        self._ours = True
        for chip in self._chips:
            chip.setChecked(chip.code in codes)
        self._ours = False

    def _on_toggled(self, on: bool) -> None:
        chip = self.sender()
        if self._ours or not isinstance(chip, Chip):
            return
        felt()
        if on and not self._several:
            self._check([chip.code])
        self._stops()
        self.changed.emit()

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        shown = self._visible()
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            return False
        at = next((i for i, chip in enumerate(shown) if chip is watched), -1)
        if event.key() in _FORTH or event.key() in _BACK:
            step = 1 if event.key() in _FORTH else -1
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._mirrored():
                step = -step
            if shown and at >= 0:
                shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at >= 0:
            shown[at].click()
            return True
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= 9 and number <= len(shown):
            chip = shown[number - 1]
            if chip is self._more:
                self.unfold()
            else:
                chip.setFocus(Qt.FocusReason.TabFocusReason)
                chip.click()
                self._say_chosen(chip)
                self.chosen_by_digit.emit()
            return True
        return False

    def _say_chosen(self, chip: Chip) -> None:
        """A digit chooses, and the keyboard may be elsewhere by then."""
        words, name = self._around.words, chip.text()
        on = chip.isChecked()
        said = words("Chosen: {name}", name=name) if on else words("Not chosen: {name}", name=name)
        announce_next(self, said)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _is_hidden(chip: QWidget) -> bool:
    """One that is new counts as shown, though Qt shows it a little later."""
    return chip.isHidden() and chip.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def stacked(*widgets: QWidget, gap: int = 8) -> QWidget:
    """Widgets under each other, as one widget; a label stands for what is below it."""
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for widget in widgets:
        box.addWidget(widget)
    for label, field in pairwise(widgets):
        if isinstance(label, Ask):
            label.stand_for(field)
    return column


class CentredChips(Chips):
    """Chips whose lines stand in the middle."""

    is_centred = True


class CappedChips(Chips):
    """Chips that show their digits, each as a key cap, while they are chosen by keys."""

    shows_caps = True

    def __init__(self, name: str, options: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(name, options, **more)
        watch_hand(self._on_hand)
