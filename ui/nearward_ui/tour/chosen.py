"""What the pages of the tour show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nearward_ui.routes import (
    Route,
    ToBelief,
    ToCard,
    ToJournal,
    ToMoment,
    ToPicture,
    ToPrint,
    ToPrintCard,
    ToPrintCards,
    ToSheetRead,
    ToVersions,
    ToWorksheet,
)
from nearward_ui.tour import appointment, learn, moments
from nearward_ui.tour.worksheets import beliefs

if TYPE_CHECKING:
    from nearward.domain.appointment import Appointment
    from nearward.domain.model import Entry, Moment, Picture, Worksheet
    from nearward.session.jobs.everything import Everything


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the pages show."""

    entry: Entry
    moment: Moment
    moments: list[Moment]
    worksheet: Worksheet
    kept: tuple[Route, ...]
    picture: Picture
    sheet: Appointment

    @classmethod
    def of(cls, everything: Everything) -> Chosen:
        """The newest long entry, and the moment and the worksheet with most in them."""
        return cls(
            max(everything.entries, key=lambda e: (min(len(e.text), 400), e.at)),
            moments.fullest(everything.moments),
            everything.moments,
            max(everything.worksheets, key=lambda w: len(str(w.answers))),
            beliefs.pages(everything),
            everything.pictures[0],
            appointment.filled(everything),
        )

    def route(self, page: str) -> Route:
        """To a page, with something to show there."""
        routes: tuple[Route, ...] = (
            ToVersions(kind="entry", id=self.entry.id or 0),
            *self.kept,
            ToPrint(worksheet=self.worksheet),
            *(ToPrintCards(belief=one.id) for one in self.kept if isinstance(one, ToBelief)),
            ToPicture(entry=self.picture.entry_id, id=self.picture.id or 0),
            ToJournal(id=self.entry.id or 0),
            ToMoment(id=self.moment.id or 0),
            *moments.circles(self.moments),
            ToWorksheet(id=self.worksheet.id or 0),
            ToSheetRead(id=self.worksheet.id or 0),
            ToCard(card=learn.GATED),
            ToPrintCard(directions=True),
        )
        return next((one for one in routes if one.page == page), Route(page))
