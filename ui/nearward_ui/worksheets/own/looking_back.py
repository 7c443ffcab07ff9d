"""Which questions of a sheet of one's own are looked at again, and compared before and after."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.worksheets.own import making
from nearward.worksheets.own.making import Definition, Row
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.combo_box import ComboBox
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.widgets.basic import Ask, Soft
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.worksheets.own.outline import one_line

#: what is looked at again can be answered by these
_AGAIN = (making.TEXT, making.LONG, making.RATING, making.ONE, making.YES_NO)


class LookingBack(QWidget):
    """`changed` carries the names of questions by what they are for."""

    changed = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, px = around.words, around.look.px
        self._words = words
        self._rows: list[Row] = []
        self.button = Fold(words("Looking back"), words)
        self.button.turned.connect(self._on_turned)
        self.again = ComboBox(words("To answer later"))
        self.before = ComboBox(words("The number before"))
        self.after = ComboBox(words("The number after"))
        self.inner = QWidget()
        box = QVBoxLayout(self.inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(10))
        box.addWidget(
            Soft(words("A question that you leave open can be offered again, from seven days on."))
        )
        box.addWidget(stacked(Ask(words("To answer later")), self.again, gap=px(4)))
        box.addWidget(Soft(words("Two numbers can be told together in lists: before, and after.")))
        for ask, field in (("The number before", self.before), ("The number after", self.after)):
            box.addWidget(stacked(Ask(words(ask)), field, gap=px(4)))
        self.believed = Tick(words("They say how much I believe a thought; Patterns draws that"))
        box.addWidget(self.believed)
        self.believed.toggled.connect(self._on_given)
        for field in (self.again, self.before, self.after):
            field.given.connect(self._on_given)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(6))
        outer.addWidget(self.button)
        outer.addWidget(self.inner)
        self.inner.hide()

    def show_definition(self, definition: Definition) -> None:
        """Offer the questions that there are; nothing while there is none."""
        self._rows = [row for row in making.rows(definition) if not row.is_step]
        kinds = {row.id: making.asked_for(row.part) for row in self._rows}
        self.setVisible(any(kind in _AGAIN for kind in kinds.values()))
        for field, name, fitting in (
            (self.again, "revisit", _AGAIN),
            (self.before, "rating_before", (making.RATING,)),
            (self.after, "rating_after", (making.RATING,)),
        ):
            field.clear()
            field.addItem(self._words("none"), "")
            for row in self._rows:
                if kinds[row.id] in fitting:
                    label = one_line(row.part.get("label"))
                    field.addItem(label or self._words("A question without words"), row.id)
            field.setCurrentIndex(max(0, field.findData(definition.get(name, ""))))
        self.believed.blockSignals(True)
        self.believed.setChecked(bool(definition.get("rates_belief")))
        self.believed.blockSignals(False)
        both = definition.get("rating_before") and definition.get("rating_after")
        self.believed.setVisible(bool(both))

    def _on_given(self, _at: object) -> None:
        before, after = (str(one.currentData() or "") for one in (self.before, self.after))
        label = self._words("before and after") if before or after else ""
        self.changed.emit(
            {
                "revisit": str(self.again.currentData() or ""),
                "rating_before": before,
                "rating_after": after,
                "rating_label": label,
                "rates_belief": bool(before and after) and self.believed.isChecked(),
            }
        )

    def _on_turned(self, on: bool) -> None:
        self.inner.setVisible(on)
