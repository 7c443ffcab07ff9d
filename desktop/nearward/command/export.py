"""`nearward export DIARY OUT --as json|markdown|csv|pdf`: a diary for other programs, or paper."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from nearward.command import DONE, typed
from nearward.command import arguments as common
from nearward.domain.kinds import IN_ORDER
from nearward.exchange import writing
from nearward.i18n import Translator
from nearward.session.ask import timeline
from nearward.session.ask.forms import terms
from nearward.session.ask.sheets import own_sheets
from nearward.session.jobs import exporting
from nearward.session.operation import tried

if TYPE_CHECKING:
    from datetime import date

    from nearward.paper.drawing import Measure
    from nearward.session.jobs.book_job import Open
    from nearward.vault.vault import Vault

PDF = "pdf"
#: how --of names what a book can hold
_OF = {
    row.plural.replace("_", "-"): row.name for row in IN_ORDER if row.in_timeline or row.is_counted
}
#: what only a PDF takes, and what holds when it is not given
_ONLY_PDF = {"first": None, "last": None, "of": ["entries"], "pictures": True, "paper": "a4"}


class Printing(Protocol):
    """What a PDF needs of the windows."""

    def measure(self) -> Measure:
        """What the fonts say."""

    def pdf_at(self, out: Path, paper: str) -> Open:
        """A way to a PDF at a place, on a4 or letter."""


def arguments(parser: ArgumentParser, words: Translator) -> None:
    """What it takes."""
    parser.description = words("Write the contents of a diary, unencrypted, for other programs.")
    common.diary(parser, words("the diary to read"))
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help=words("a new folder; for json also a new file that ends in .json"),
    )
    parser.add_argument(
        "--as", dest="form", choices=(*exporting.FORMS, PDF), required=True, help=words("how")
    )
    group = parser.add_argument_group(words("for pdf"))
    ends = (("--from", "first", words("the first day")), ("--to", "last", words("the last day")))
    for name, place, text in ends:
        group.add_argument(name, dest=place, type=common.day, metavar="YYYY-MM-DD", help=text)
    group.add_argument(
        "--of", nargs="+", choices=list(_OF), default=["entries"], help=words("what to include")
    )
    group.add_argument(
        "--no-pictures", dest="pictures", action="store_false", help=words("leave pictures out")
    )
    group.add_argument("--paper", choices=("a4", "letter"), default="a4", help=words("how large"))
    common.key(parser, words)


def check(parser: ArgumentParser, asked: Namespace, words: Translator) -> None:
    """End the program when something was given that goes with a PDF only."""
    given = any(getattr(asked, name) != value for name, value in _ONLY_PDF.items())
    if asked.form != PDF and given:
        parser.error(words("--from, --to, --of, --no-pictures and --paper go with --as pdf"))


def run(asked: Namespace, words: Translator, printing: Printing | None = None) -> int:
    """Write it, and say once that anyone can read it. A PDF needs fonts: `printing`."""
    out: Path = asked.out
    writing.refuse_existing(out)
    vault = typed.opened(asked, words)
    try:
        tried(terms.take(words))(vault)
        tried(own_sheets.take())(vault)
        if printing is not None:
            _pdf(asked, vault, words, printing)
        else:
            exporting.export(out, asked.form, language=words.language)(vault)
    finally:
        vault.close()
    print(words("Written: {path}", path=out))
    print(words("It is not encrypted: anyone who can read this file can read your diary."))
    return DONE


def _pdf(asked: Namespace, vault: Vault, words: Translator, printing: Printing) -> None:
    from nearward.session.jobs.book_job import BookJob, Wish
    from nearward.session.jobs.progress import JobProgress

    first, last = _days(asked, vault)
    kinds = tuple(kind for name, kind in _OF.items() if name in asked.of)
    wish = Wish(first, last, kinds, asked.pictures, asked.paper)
    press = printing.pdf_at(asked.out, asked.paper)
    BookJob(wish, words, JobProgress(), printing.measure, press).whole(vault)


def _days(asked: Namespace, vault: Vault) -> tuple[date, date]:
    """The days that were asked for; an end that was not is where the diary begins or ends."""
    from datetime import date

    found = timeline.all_days()(vault) or (date.today(), date.today())  # noqa: DTZ011
    return asked.first or found[0], asked.last or max(found[1], asked.first or found[1])
