"""Things of a diary as chapters of a book: what stands above them and in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from nearward.domain.cards import Card
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import CheckIn, Entry, Moment, Picture, Thing, Worksheet
from nearward.domain.rough import CODES, ROUGH, told
from nearward.domain.symbols import symbol_of
from nearward.domain.text.picture_marks import without_marks
from nearward.i18n import Translator
from nearward.i18n.days import MONTHS_IN_FULL, dated, long_date, number, short_date, weekday
from nearward.paper.blocks import Answer, Body, Part, PictureBlock, Ribbon, Ruler, Run, Written
from nearward.paper.book import Chapter
from nearward.paper.markdown import written
from nearward.paper.sheets.sheet import kept_blocks
from nearward.worksheets import vocabulary
from nearward.worksheets.form.said import Names, nobody
from nearward.worksheets.moment_fields import moment_fields, told_answer
from nearward.worksheets.own.words import OWN_SHEET, said_in

#: words of a text that name it where it has no title
OPENING = 80
#: a value that is no longer stays in one line
FEW_LETTERS = 12
_BLANK_LINES = re.compile(r"\s*\n\s*")


def entry_chapter(
    entry: Entry, pictures: Sequence[Picture], people: Iterable[str], words: Translator
) -> Chapter:
    """An entry; the pictures that its text does not show stand below it."""

    def body() -> Iterator[Written | PictureBlock]:
        left = {picture.id: picture for picture in pictures}
        known = dict(left)
        for block in written(entry.text):
            if isinstance(block, Written):
                yield block
            elif block.id in known:
                left.pop(block.id, None)
                one = known[block.id]
                yield replace(block, width=one.width, height=one.height)
            elif block.caption:
                yield block
        for picture in left.values():
            yield PictureBlock(picture.id, "", picture.width, picture.height)

    marks = [*(f"#{tag}" for tag in entry.tags), *(f"@{alias}" for alias in people)]
    opening = " ".join(without_marks(entry.text)[: 4 * OPENING].split())[:OPENING]
    row = " ".join(entry.title.split()) or opening or words("No words")
    beside = " ".join(marks)
    chapter = _chapter(entry, _when(entry, words), body, words)
    return replace(chapter, name=entry.title, row=row, asked=entry.prompt, beside=beside)


def moment_chapter(moment: Moment, person: str, words: Translator) -> Chapter:
    """A moment as one small paragraph: what happened, the words to it, and what was answered.

    It does not stand in the contents: its words do.
    """
    given: list[tuple[str, str]] = []

    def add(label: str, said: str) -> None:
        if said:
            given.append((label, said))

    def labels(name: str, codes: Iterable[str]) -> str:
        return ", ".join(vocabulary.label(name, code, words) for code in codes)

    add(words("What I showed"), vocabulary.shown(moment.approach_kind, words))
    add(words("Just before it"), labels("trigger", [moment.trigger] if moment.trigger else []))
    add(words("How it showed"), labels("behaviour", moment.behaviour))
    if moment.urge is not None:
        add(words("The urge"), words("{n} of {high}", n=moment.urge, high=100))
    if moment.suds is not None:
        add(words("How hard it was"), words("{n} of {high}", n=moment.suds, high=100))
    add(words("How it was taken"), labels("reception", [moment.reception or ""]))
    add(words("How I felt after"), labels("emotion", moment.after_feeling))
    add(words("What I feared"), labels("fear", moment.fear))
    for field in moment_fields():
        add(words(field.label), told_answer(field, moment.more, words))

    said = vocabulary.happened(moment.outcome, words)
    said = words("{what}, with {person}", what=said, person=person) if person else said
    rough = str(moment.more.get(ROUGH) or "")
    short = _short(moment.day, words)
    time = _time(moment.day, moment.at, words)
    if rough in CODES:
        when = told(short, rough, words, time)
    else:
        when = words("{day}, {time}", day=short, time=time)
    return _paragraph(moment, when, said, moment.text, given, words)


def worksheet_chapter(worksheet: Worksheet, words: Translator, names: Names = nobody) -> Chapter:
    """A worksheet: its steps that were answered, as the printed sheet has them. `names`: of what
    its links lead to.

    It does not stand in the contents, which are those of what was written.
    """
    document = kept_blocks(worksheet, words, names)
    name = document.title
    draft = worksheet.status == "draft"
    kind = words("Worksheet, not finished") if draft else words("Worksheet")

    def body() -> Iterator[Part]:
        for part in document.parts:
            if any(_is_answer(one) for one in part.body):
                yield replace(part, half=False)

    chapter = _chapter(worksheet, _kind(_when(worksheet, words), kind), body, words)
    return replace(chapter, name=name, sheet=name)


def plain_chapter(card: Card, thing: Thing, words: Translator) -> Chapter:
    """A thing of a kind that has no chapter of its own: its title, and what was said in it."""
    kind = BY_NAME[card.kind]
    texts = said_in(kind.name, {name: getattr(thing, name) for name in kind.says})
    # the name of a sheet is its title already
    said = [text for text in texts[kind.name == OWN_SHEET :] if text.strip()]

    def body() -> Iterator[Written | PictureBlock]:
        yield from _plain("\n\n".join(said))

    chapter = _chapter(thing, _kind(_when(thing, words), words(kind.label)), body, words)
    return replace(chapter, name=card.title or words(kind.label))


def check_in_chapter(check_in: CheckIn, words: Translator) -> Chapter:
    """What was told of a day beside how sure it is, as a small paragraph."""
    given = []
    if check_in.mood is not None:
        given.append((words("Mood"), f"{check_in.mood:+d}".replace("-", "−").replace("+0", "0")))
    for label, value in (
        (words("How close I felt"), check_in.closeness),
        (words("How lonely I felt"), check_in.loneliness),
    ):
        if value is not None:
            given.append((label, words("{n} of {high}", n=value, high=10)))
    if check_in.sleep is not None:
        digits = 0 if check_in.sleep == int(check_in.sleep) else 1
        given.append((words("Hours of sleep"), number(check_in.sleep, digits, words)))
    if check_in.near is not None:
        given.append((words("A near moment"), words("yes") if check_in.near else words("no")))
    when = _short(check_in.day, words)
    return _paragraph(check_in, when, words("Check-in"), check_in.text, given, words)


def says_more(check_in: CheckIn) -> bool:
    """Whether more was told of a day than how sure it is."""
    feelings = (check_in.mood, check_in.closeness, check_in.loneliness)
    told = (*feelings, check_in.sleep, check_in.near)
    return bool(check_in.text.strip()) or any(value is not None for value in told)


def ribbon_chapter(check_ins: Sequence[CheckIn], ribbon: Ribbon, words: Translator) -> Chapter:
    """The check-ins of a week, as a line of ticks."""

    def body() -> Iterator[Ribbon]:
        yield ribbon

    return replace(_chapter(check_ins[-1], "", body, words), small=True)


def _paragraph(
    thing: Thing,
    when: str,
    said: str,
    text: str,
    given: Sequence[tuple[str, str]],
    words: Translator,
) -> Chapter:
    """A thing in one small paragraph: our words are grey, the person's are not.

    A moment has its symbol in the margin.
    """
    symbol = symbol_of(thing.kind, thing.outcome) if isinstance(thing, Moment) else None
    runs = [Run(f"{when} · ", label=True), Run(said, label=True, bold=True)]
    own = _BLANK_LINES.sub("\n", text.strip())
    if own:
        runs.append(Run(f"  {own}"))
    facts = ((name, _unbroken(value)) for name, value in given)
    line = " · ".join(words("{name}: {value}", name=name, value=value) for name, value in facts)
    if line:
        runs.append(Run(f"  {line}", label=True))

    def body() -> Iterator[Written]:
        yield Written(tuple(runs), "small", symbol=symbol.name if symbol is not None else "")

    return replace(_chapter(thing, "", body, words), small=True)


def _chapter(
    thing: Thing,
    when: str,
    body: Callable[[], Iterator[Written | PictureBlock | Part | Ribbon]],
    words: Translator,
) -> Chapter:
    """The day and the body of a chapter, without a name."""
    month = words(MONTHS_IN_FULL[thing.day.month - 1])
    return Chapter(
        day=dated(thing.day, words),
        month=words("{month} {year}", month=month, year=thing.day.year),
        short=words("{weekday} {day}", weekday=weekday(thing.day, words), day=thing.day.day),
        when=when,
        name="",
        row="",
        asked="",
        body=body,
        beside="",
    )


def _when(thing: Thing, words: Translator) -> str:
    """The day and the time of the clock."""
    day, time = long_date(thing.day, words), _time(thing.day, thing.at, words)
    return words("{day}, {time}", day=day, time=time)


def _kind(when: str, kind: str) -> str:
    return f"{when} · {kind}"


def _time(day: date, at: datetime, words: Translator) -> str:
    """21:40; of what was written after midnight for the day before, with its date."""
    time = f"{at:%H:%M}"
    return time if at.date() == day else f"{time} ({dated(at.date(), words)})"


def _unbroken(value: str) -> str:
    """A value of a few letters, which no end of a line may part: "70 of 100"."""
    return value.replace(" ", "\u00a0") if len(value) <= FEW_LETTERS else value


def _short(day: date, words: Translator) -> str:
    """Mon 2 Nov; the year stands at the top of the page."""
    return words("{weekday} {date}", weekday=weekday(day, words), date=short_date(day, words))


def _is_answer(body: Body) -> bool:
    """Whether something was answered: an open scale and a dash say nothing."""
    if isinstance(body, Ruler):
        return body.value is not None
    return body != Answer("–", soft=True)


def _plain(text: str) -> Iterator[Written]:
    if text.strip():
        yield Written((Run(text.strip("\r\n")),))
