"""What a printed sheet is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from nearward.charts.outlines import Traced


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person wrote, as typed; `soft`: in smaller letters, as our own words between are.

    `leads`: it stays on the page of what follows; `led`: it stands right under what leads it.
    """

    text: str
    soft: bool = False
    leads: bool = False
    led: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines for a pen, so many or up to `most` where a page has room.

    `label`: a question that stands on the first line, or above it where it leaves too little of
    it; `hint` goes with it. `short`: one short line is enough, for a day or a number.
    """

    count: int
    label: str = ""
    hint: str = ""
    most: int = 0
    short: bool = False


@dataclass(frozen=True, slots=True)
class PenColumn:
    """What each of the rows for a pen has room for.

    kind: "mark" a circle before it, "words", "day", "value" (0 to 100), "number", "letters" (one of
    `signs` gets a circle) or "circle". `head` stands over it, or before it in a sentence.
    """

    kind: str
    head: str = ""
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PenRows:
    """Rows of a list for a pen; `headed`: heads stand over the columns; `said`: they are in a
    sentence with gaps."""

    count: int
    columns: tuple[PenColumn, ...]
    headed: bool = False
    said: bool = False
    most: int = 0


@dataclass(frozen=True, slots=True)
class Subhead:
    """A heading within a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A short answer behind its question, on one line."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """A scale from 0 to 100; `value` None leaves it open.

    `then`: what it was before, on the same scale. `said` and `said_then` stand above the two,
    `low` and `high` at the ends.
    """

    label: str
    value: int | None = None
    then: int | None = None
    said: str = ""
    said_then: str = ""
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Dots:
    """So many of so many dots are filled; `said`: the same for who cannot see them."""

    filled: int
    all: int
    said: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Given:
    """A row of a list, as it was filled in.

    `sign`: a letter in the margin. `chosen`: whether the circle before it is filled; None: it has
    none. `day` stands in a column before the text, `value` in one behind it, `dots` and `beside` at
    the right, and `under` softly under it.
    """

    text: str
    sign: str = ""
    chosen: bool | None = None
    value: str = ""
    dots: Dots | None = None
    beside: str = ""
    under: tuple[str, ...] = ()
    day: str = ""


@dataclass(frozen=True, slots=True)
class GivenRows:
    """The rows of a list; their columns stand one under another."""

    rows: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class SignKey:
    """What the letters and dots of rows mean, in a small line."""

    signs: tuple[tuple[str | Dots, str], ...]


@dataclass(frozen=True, slots=True)
class ChoiceBlock:
    """Words to choose from, each with an empty circle; `name`: what is asked stands before them."""

    labels: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class StepsBlock:
    """Sentences, and for each a circle under every step; `rows` hold which one is filled."""

    steps: tuple[str, ...]
    rows: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class KeyLineBlock:
    """Lines of letters in groups, to be copied by hand; each gets its number."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CirclePlace:
    """A place of a circle. `said`: what was given there, each and whether the person wrote it.

    `symbol`: what stands in the line; without one it is a ring, filled where something was given.
    """

    title: str
    said: tuple[tuple[str, bool], ...]
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """Places one below another on a line; `closes`: a broken line leads from the last to the first,
    and `again` says so. `without` stands where nothing was given."""

    places: tuple[CirclePlace, ...]
    without: str
    again: str = ""

    @property
    def closes(self) -> bool:
        """Whether the last leads to the first."""
        return bool(self.again)


@dataclass(frozen=True, slots=True)
class Squares:
    """A square code, row by row (True is dark), and how long its side is in points."""

    rows: tuple[tuple[bool, ...], ...]
    side: float


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look the same. They may hold line ends."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    #: a word of ours between the person's own
    label: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph of an entry (kind plain, heading, code or rule), or a small one (kind small).

    `level`: of a heading, 1 to 6. `depth`: how deep in lists it stands, and `quoted`: in how many
    quotes. `mark`: what stands before the first paragraph of an item: "•", a number, or "[ ]" and
    "[x]" of a task. `goes_on`: what follows belongs to it, and no space is between. `symbol`: what
    stands in the margin before its first line; its words say the same.
    """

    runs: tuple[Run, ...]
    kind: str = "plain"
    level: int = 0
    depth: int = 0
    quoted: int = 0
    mark: str = ""
    goes_on: bool = False
    symbol: str = ""

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture of the diary, by its id; width and height in dots (0: not known yet)."""

    id: int
    caption: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class RibbonDay:
    """A day of a ribbon. `name` "": it is not one of the days that are told.

    `sign`: "full" everything noted, "unsure" not sure, "open" answered without that, "" nothing.
    `said`: the same for who cannot see it.
    """

    name: str
    sign: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A week of check-ins as a line of ticks; `key` tells what they mean, where it is given."""

    label: str
    days: tuple[RibbonDay, ...]
    said: str
    key: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A figure as wide as its part; `said`: what it shows, for who cannot see it."""

    figure: Traced
    said: str


@dataclass(frozen=True, slots=True)
class CountBars:
    """Counts under each other: a name, a bar, and the number at its end."""

    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin line across its part."""


Body = (
    Answer
    | Told
    | Subhead
    | Lines
    | PenRows
    | Ruler
    | GivenRows
    | ChoiceBlock
    | StepsBlock
    | KeyLineBlock
    | Circle
    | Squares
    | Written
    | PictureBlock
    | FigureBlock
    | CountBars
    | Divider
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet; number 0 is not shown. Two marked `half` in a row stand side by side.

    `key`: what its letters and dots mean, where that is told.
    """

    number: int
    title: str
    hint: str
    body: tuple[Body, ...]
    half: bool = False
    key: SignKey | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole sheet. `date` is "" on a blank one, where a line is left for it; one without a
    label is of no day.

    `notes`: over lines for a pen that fill what is left of the last page; "": there are none.
    `one_page`: blank, its lines may be closer than is pleasant if it fits one page with that.
    """

    title: str
    date_label: str
    date: str
    intro: str
    parts: tuple[Part, ...]
    foot: str
    page_label: str = "{n} / {all}"
    notes: str = ""
    one_page: bool = False
