"""The steps and questions of a sheet that is being made, put in order by keys or by hand."""

from __future__ import annotations

from nearward.i18n import N_, Translator
from nearward.worksheets.own import making
from nearward.worksheets.own.making import Definition, Row
from nearward_ui.kit.lists.sorted_list import SortedLine, SortedList
from nearward_ui.kit.widgets.cards import CardLine

#: what a question asks for, in the order in which it is offered
KINDS = {
    making.TEXT: N_("A few words"),
    making.LONG: N_("Many words"),
    making.RATING: N_("A number from 0 to 100"),
    making.ONE: N_("Choose one"),
    making.SEVERAL: N_("Choose several"),
    making.YES_NO: N_("Yes or no"),
    making.DATE: N_("A date"),
    making.LIST: N_("A list"),
}
OTHER = N_("Made elsewhere")


class Outline(SortedList):
    """All of a sheet, a row each; it is as high as its rows."""

    def code_of(self, thing: object) -> str:
        return thing.id if isinstance(thing, Row) else ""

    @property
    def row(self) -> Row | None:
        """The step or question that is chosen."""
        return self.thing if isinstance(self.thing, Row) else None

    def show_definition(self, definition: Definition, words: Translator) -> None:
        """Show it; what was chosen stays chosen."""
        chosen = self.code
        lines: list[CardLine] = [line_of(row, words) for row in making.rows(definition)]
        self.cards.show_lines(lines, more=False)
        self.setFixedHeight(max(1, len(lines)) * self._row + 2 * self.frameWidth())
        if not self.choose_code(chosen) and lines:
            self.setCurrentIndex(self.cards.index(0))


def line_of(row: Row, words: Translator) -> SortedLine:
    """A step or a question as its row says it."""
    if row.is_step:
        title = one_line(row.part.get("title")) or words("A part without a name")
        return SortedLine(title, words("Part"), "", row, words("Part: {name}", name=title))
    title = one_line(row.part.get("label")) or words("A question without words")
    soft = words(KINDS.get(making.asked_for(row.part), OTHER))
    if row.part.get("required"):
        soft = words("{kind} · needed to finish", kind=soft)
    said = ", ".join((title, soft))
    return SortedLine(title, soft, "", row, said, inner=True, strong=False)


def one_line(text: object) -> str:
    """A text in one line."""
    return " ".join(text.split()) if isinstance(text, str) else ""
