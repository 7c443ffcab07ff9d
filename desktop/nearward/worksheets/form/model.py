"""What a worksheet is made of. Definitions are data (TOML); these types check them strictly."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

#: what a question can be, and what a value of a row can be
Kind = Literal[
    "text",
    "long",
    "rating",
    "number",
    "choice",
    "several",
    "term",
    "flag",
    "date",
    "minutes",
    "scale",
    "link",
    "list",
    "again",
]
ColumnKind = Literal["text", "flag", "one", "choice", "number", "rating", "term", "date", "minutes"]


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One choice: a stable code and its label."""

    code: str
    label: str


class Nudge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A quiet line beside a text in which `pattern` is found; it holds nothing up.

    The pattern is a regular expression in which only single letters and classes are repeated
    (`nudges.py`); a language has its own.
    """

    pattern: str
    text: str


class End(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer with which a sheet ends: the option's `code`, and what is said then. `page` is
    where a button leads that says `label`; `print_text` is what paper says in place of the text,
    where no page can be opened."""

    code: str
    text: str
    print_text: str = ""
    page: str = ""
    label: str = ""


class Gate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said before a step is shown; `yes` goes on, `not_now` leaves the step closed."""

    text: str
    yes: str
    not_now: str


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One value of each row of a list.

    kind: text, flag, one (true in exactly one row), choice (of `options`), number (0 to `high`,
    named `short_label` beside its value; `low_text` and `high_text` say what its ends mean),
    rating (0 to 100, unset until given), term (of `vocabulary`, or a word of one's own), date,
    minutes (whole ones). `print` false leaves it off the blank sheet. Where all columns of a list
    have a `print_label`, its blank rows are sentences with gaps ("On ____ the thought ____").
    """

    id: str
    kind: ColumnKind
    label: str
    short_label: str = ""
    options: tuple[Option, ...] = ()
    vocabulary: str = ""
    high: int = 0
    low_text: str = ""
    high_text: str = ""
    print: bool = True
    print_label: str = ""


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question.

    kind: text (a line), long (several lines), rating (0 to 100), number (0 to `high`), choice,
    several (words of `vocabulary` and one's own, or some of `options`), term (one of the words),
    flag, date, minutes, scale (each `item` on the steps `options`; `none` says that there was no
    chance), link (to a `record`), list (rows of `columns`), again (one more column, `column_id`,
    for the rows of the list `of`, and new rows: `new_label` names the field for them, `new_hint`
    stands in it). `field_kinds.py` says what an answer of each kind is.

    `none` is the label of an explicit "I can find none", kept as `<id>_none`; `add_label` stands on
    the button for one more row, and `kept` offers there what is kept as evidence. `show_if`
    ("field = code", several codes with "|" between) shows it only where that was answered.
    `ends_if` are answers of a choice with which the sheet ends. `ahead`: the day of a date is one
    to come. `hard_after` marks the later rating of a hard feeling and names the earlier one: where
    it is strong or has risen, the sheet was heavy. `lines` are for the pen, `paper_rows` are rows
    that a pen fills in later, and `print` false leaves a field off the blank sheet; `read_label`
    stands over what was given where a finished sheet is read, if the question itself would not do
    there.
    """

    id: str
    kind: Kind
    label: str
    hint: str = ""
    required: bool = False
    pinned: bool = False
    lines: int = 1
    most: int = 0
    high: int = 100
    low_text: str = ""
    high_text: str = ""
    none: str = ""
    starters: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    column: tuple[Column, ...] = ()
    of: str = ""
    column_id: str = ""
    column_label: str = ""
    new_label: str = ""
    new_hint: str = ""
    print: bool = True
    print_label: str = ""
    read_label: str = ""
    ahead: bool = False
    finished_only: bool = False
    vocabulary: str = ""
    record: Literal["", "person", "moment", "belief", "sheet"] = ""
    sheets: tuple[str, ...] = ()
    item: tuple[Option, ...] = ()
    show_if: str = ""
    ends_if: tuple[End, ...] = ()
    nudge: tuple[Nudge, ...] = ()
    hard_after: str = ""
    paper_rows: int = 0
    add_label: str = ""
    kept: bool = False


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a sheet. `beside`: shown beside that step when there is room; `joined`: on the
    screen part of the next step; `print_half`: half the width on paper; `gate`: what is asked
    before it is shown; `show_if`: as of a field."""

    id: str
    title: str
    field: tuple[Field, ...]
    gate: Gate | None = None
    show_if: str = ""
    hint: str = ""
    print_hint: str = ""
    print_half: bool = False
    beside: str = ""
    joined: bool = False

    @property
    def says_first(self) -> bool:
        """Whether the first question needs no label, because the title of the step says it."""
        first = self.field[0]
        alone = len(self.field) == 1 and first.kind != "scale"
        lists = [field for field in self.field if field.kind == "list"]
        return alone or first.label == self.title or lists == [first]


class Start(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a sheet can be begun from, by a button that says `label`: a moment of one of these
    `kinds`, words of an entry, or a belief that is kept. Its words become the answer to `field`;
    those of an entry or a belief can become the first row of a list."""

    record: Literal["moment", "entry", "belief"]
    label: str
    kinds: tuple[Literal["pull", "approach"], ...] = ()
    field: str = ""


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A worksheet's definition.

    `purpose` says in one line what it is for; `group` and `place` say where it stands among all.
    `heading` names the field that lists show, in the person's words; where it has no answer they
    say `untitled`. While the sheet is filled in, a card under `heading_label`, if any, keeps it in
    sight; without an answer it says `heading_empty`. `rating_before` and `rating_after` name the
    ratings that lists tell, after the word `rating_label`; `heaviness` names the field that says
    how heavy it was. `short_title` is what it is called where there is little room. `rates_belief`:
    these ratings say how much what it is about is believed, and figures of beliefs take them. Where
    they do not, and the sheet links to a belief, `belief_before` and `belief_after` may say how
    much that is believed. `revisit` names the field in which it is looked at again some days later,
    and `revisit_on` a day that was given for that. `conclusion` names what it came to: read, that
    stands out; `conclusion_rating` how much that is believed. `feared` names the choice that says
    whether what was feared happened: its options are, in this order, as feared, in part, not so,
    not known. `one_page`: blank, it is to fit one page of paper if it can, with closer lines.
    `ladder` names a list of steps to try one after another (a text, how hard it is, and a choice of
    open, parked, done), `tried` the text that says which is tried, and `goes_on` the link to the
    worksheet before. `card` names the texts that stand on a card to cut out; one alone is a
    sentence to say. `version` rises with each change of what is asked; `example` is a sheet that
    somebody made up has filled in, answers by field.
    """

    id: str
    title: str
    purpose: str
    intro: str
    foot: str
    step: tuple[Step, ...]
    short_title: str = ""
    group: str = ""
    place: int = 0
    untitled: str = ""
    heading: str = ""
    heading_label: str = ""
    heading_empty: str = ""
    rating_before: str = ""
    rating_after: str = ""
    rating_label: str = ""
    heaviness: str = ""
    rates_belief: bool = False
    belief_before: str = ""
    belief_after: str = ""
    revisit: str = ""
    revisit_on: str = ""
    card: tuple[str, ...] = ()
    conclusion: str = ""
    conclusion_rating: str = ""
    feared: str = ""
    ladder: str = ""
    tried: str = ""
    goes_on: str = ""
    starts_from: tuple[Start, ...] = ()
    one_page: bool = False
    version: int = 1
    example: dict[str, Any] = {}

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in order."""
        return tuple(field for step in self.step for field in step.field)

    def find(self, field_id: str) -> Field | None:
        """A field by its id."""
        return next((field for field in self.fields if field.id == field_id), None)


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One word of a vocabulary; pinned ones are shown first, the others behind "More…".

    hard: a feeling that weighs. phrase: it within a sentence, behind "With Ruth,".
    """

    code: str
    label: str
    pinned: bool = False
    name: str = ""
    phrase: str = ""
    note: str = ""
    hard: bool = False


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words with stable codes."""

    id: str
    label: str
    term: tuple[Term, ...]

    @property
    def items(self) -> tuple[Term, ...]:
        """All terms in reading order."""
        return self.term
