"""Every page of an open diary: a row each, and nowhere else a list of them.

The room, the rail, the keys, the lock page, the tour and the tests read this table. A page is
imported by its name when it is first shown; a start loads none, and no route either. What stands
at the foot of the rail, and what belongs to it, has its rows in `pages_below.py`.
"""

from __future__ import annotations

from functools import partial

from nearward.i18n import N_
from nearward_ui.page_row import ABOVE, BELOW, PageRow, opened_by, table, to_record
from nearward_ui.pages_below import AT_FOOT

#: the page that is shown when nothing else was wished for
FIRST = "journal"

ROWS = (
    PageRow(
        "journal",
        "nearward_ui.journal.page:JournalPage",
        N_("Journal"),
        keys="Ctrl+1",
        rail=ABOVE,
        lands=N_("After opening: the journal."),
        opens="entry",
        holds=N_("a journal entry"),
        icon="book",
    ),
    PageRow(
        "on-this-day",
        "nearward_ui.journal.sidebar.on_this_day:OnThisDayPage",
        N_("On this day"),
        belongs_to="journal",
        icon="month",
    ),
    PageRow(
        "read",
        "nearward_ui.journal.reading.read_page:ReadPage",
        N_("Read"),
        belongs_to="journal",
        icon="book",
    ),
    PageRow(
        "prompts",
        "nearward_ui.journal.prompts:PromptsPage",
        N_("Questions and templates"),
        belongs_to="journal",
        icon="asking",
    ),
    PageRow(
        "picture",
        "nearward_ui.journal.pictures.picture_page:PicturePage",
        N_("Picture"),
        belongs_to="journal",
        shows_one=True,
        icon="view",
    ),
    PageRow(
        "versions",
        "nearward_ui.journal.versions:VersionsPage",
        N_("Earlier versions"),
        belongs_to="journal",
        shows_one=True,
        icon="copy",
    ),
    PageRow(
        "people",
        "nearward_ui.people.list:PeoplePage",
        N_("People"),
        belongs_to="journal",
        icon="someone",
    ),
    PageRow(
        "person",
        "nearward_ui.people.person:PersonPage",
        N_("Person"),
        belongs_to="journal",
        holds=N_("what you wrote about someone"),
        shows_one=True,
        icon="someone",
    ),
    PageRow(
        "tags", "nearward_ui.people.tags:TagsPage", N_("Tags"), belongs_to="journal", icon="label"
    ),
    PageRow(
        "moment",
        "nearward_ui.moments.form:MomentPage",
        N_("Log a moment"),
        keys="Ctrl+M",
        belongs_to="moments",
        lands=N_("After opening: log a moment."),
        opens="moment",
        from_anywhere=True,
        says_anew=True,
        holds=N_("a moment"),
        icon="dot",
    ),
    PageRow(
        "moments",
        "nearward_ui.moments.list:MomentsPage",
        N_("Moments"),
        keys="Ctrl+2",
        rail=ABOVE,
        holds=N_("a check-in"),
        icon="dot",
    ),
    PageRow(
        "coming-back",
        "nearward_ui.moments.coming_back.page:ComingBackPage",
        N_("Coming back"),
        belongs_to="moments",
        holds=N_("an answer about coming back"),
        icon="circles",
    ),
    PageRow(
        "cycle",
        "nearward_ui.moments.cycle.page:CyclePage",
        N_("The circle of one moment"),
        belongs_to="moments",
        holds=N_("what you added to a moment"),
        shows_one=True,
        icon="circles",
    ),
    PageRow(
        "check-in",
        "nearward_ui.moments.check_in:CheckInPage",
        N_("Check-in"),
        belongs_to="moments",
        holds=N_("a check-in"),
        icon="ticked",
    ),
    PageRow(
        "worksheet",
        "nearward_ui.worksheets.form:WorksheetPage",
        N_("Worksheet"),
        belongs_to="worksheets",
        holds=N_("a worksheet"),
        shows_one=True,
        icon="ruled",
    ),
    PageRow(
        "worksheet-read",
        "nearward_ui.worksheets.read_page:SheetReadPage",
        N_("Finished worksheet"),
        belongs_to="worksheets",
        opens="worksheet",
        shows_one=True,
        icon="ruled",
    ),
    PageRow(
        "revisit",
        "nearward_ui.worksheets.revisits.page:RevisitPage",
        N_("To look at again"),
        belongs_to="worksheets",
        holds=N_("what you said when you looked again"),
        icon="ruled",
    ),
    PageRow(
        "own-sheet",
        "nearward_ui.worksheets.own.page:OwnSheetPage",
        N_("A sheet of your own"),
        belongs_to="worksheets",
        opens="own_sheet",
        holds=N_("a sheet that you made"),
        shows_one=True,
        icon="ruled",
    ),
    PageRow(
        "worksheets",
        "nearward_ui.worksheets.list:WorksheetsPage",
        N_("Worksheets"),
        keys="Ctrl+3",
        rail=ABOVE,
        icon="ruled",
    ),
    PageRow(
        "beliefs",
        "nearward_ui.beliefs.list:BeliefsPage",
        N_("Beliefs"),
        keys="Ctrl+4",
        rail=ABOVE,
        icon="sprout",
    ),
    PageRow(
        "belief",
        "nearward_ui.beliefs.page:BeliefPage",
        N_("Belief"),
        belongs_to="beliefs",
        opens="belief",
        opens_beside="belief_evidence",
        holds=N_("what you wrote about a belief"),
        shows_one=True,
        icon="sprout",
    ),
    PageRow(
        "patterns",
        "nearward_ui.patterns.page:PatternsPage",
        N_("Patterns"),
        keys="Ctrl+5",
        rail=ABOVE,
        icon="bars",
    ),
    PageRow(
        "print",
        "nearward_ui.printing.page:PrintPage",
        N_("Print"),
        keys="Ctrl+6",
        rail=ABOVE,
        prints=True,
        icon="printer",
    ),
    PageRow(
        "print-days",
        "nearward_ui.printing.days:DaysPage",
        N_("Print days"),
        belongs_to="print",
        prints=True,
        icon="printer",
    ),
    PageRow(
        "appointment",
        "nearward_ui.printing.appointment.page:AppointmentPage",
        N_("For an appointment"),
        belongs_to="patterns",
        holds=N_("what you chose for an appointment"),
        prints=True,
        icon="printer",
    ),
    PageRow(
        "print-cards",
        "nearward_ui.printing.cards:CardsPage",
        N_("Cards to cut out"),
        belongs_to="print",
        prints=True,
        icon="printer",
    ),
    PageRow(
        "print-cycle",
        "nearward_ui.printing.cycle:CyclePrintPage",
        N_("Print a circle"),
        belongs_to="print",
        shows_one=True,
        prints=True,
        icon="printer",
    ),
    PageRow(
        "print-card",
        "nearward_ui.printing.learn_card:LearnCardPrintPage",
        N_("Print a card"),
        belongs_to="print",
        shows_one=True,
        prints=True,
        icon="printer",
    ),
    *AT_FOOT,
)


def in_rail() -> list[PageRow]:
    """The pages of the rail, in their order."""
    return [row for place in (ABOVE, BELOW) for row in PAGES.values() if row.rail == place]


#: to the page on which a record of a kind is opened
to_thing = partial(to_record, ROWS)
#: the kinds of records that some page opens
opened = partial(opened_by, ROWS)
#: page key -> its row
PAGES = table(ROWS)
