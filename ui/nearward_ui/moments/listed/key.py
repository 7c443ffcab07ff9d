"""The key of symbols: the foot of the list, always there."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nearward.domain.symbols import OF_MOMENTS
from nearward.i18n import Translator
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Tiny
from nearward_ui.kit.widgets.symbols import SymbolMark


class SymbolKey(QWidget):
    """Every symbol of a moment with what it means; in as many lines as it needs."""

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        flow = FlowLayout(look.px(18), look.px(4), self)
        for symbol in OF_MOMENTS:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(look.px(6))
            row.addWidget(SymbolMark(symbol.name, look))
            row.addWidget(Tiny(words(symbol.means), wrap=False))
            flow.addWidget(pair)
