"""Which view asks a question of which kind. The one table."""

from __future__ import annotations

from collections.abc import Callable

from nearward.worksheets.form.model import Field
from nearward_ui.kit.context import PageContext
from nearward_ui.worksheets.questions.again import AgainView
from nearward_ui.worksheets.questions.link import link_view
from nearward_ui.worksheets.questions.lists import RowsView
from nearward_ui.worksheets.questions.scale import ScaleView
from nearward_ui.worksheets.questions.single import DayView, FlagView, MinutesView
from nearward_ui.worksheets.questions.view import ChoiceView, FieldView, RatingView, TextView
from nearward_ui.worksheets.questions.words import WordsView

#: by kind; `again` needs the list that it is about
VIEWS: dict[str, Callable[..., FieldView]] = {
    "text": TextView,
    "long": TextView,
    "rating": RatingView,
    "number": RatingView,
    "choice": ChoiceView,
    "several": WordsView,
    "term": WordsView,
    "flag": FlagView,
    "date": DayView,
    "minutes": MinutesView,
    "scale": ScaleView,
    "link": link_view,
    "list": RowsView,
}


def field_view(
    field: Field, source: Field | None, around: PageContext, *, alone: bool
) -> FieldView:
    """The view for a field; `source` is the list that a field of kind again is about."""
    if field.kind == "again" and source is not None:
        return AgainView(field, source, around, alone=alone)
    return VIEWS.get(field.kind, TextView)(field, around, alone=alone)
