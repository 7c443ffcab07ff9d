"""What a command says it has done: for a person in a line, for scripts as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict, dataclass, field

from nearward.i18n import Translator


@dataclass(frozen=True, slots=True)
class Report:
    """How many things were read, kept and left out, and what was in the way of those."""

    read: int
    kept: int
    left_out: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportReport(Report):
    """`kept` = `new` + `newer` + `differing`; `left_out` = `already` and what could not be taken.

    `newer_entries` and `differing_entries`: their days and titles.
    """

    new: int = 0
    newer: int = 0
    differing: int = 0
    already: int = 0
    newer_entries: list[dict[str, str]] = field(default_factory=list)
    differing_entries: list[dict[str, str]] = field(default_factory=list)


def argument(parser: ArgumentParser, words: Translator) -> None:
    """--report json."""
    parser.add_argument(
        "--report",
        choices=("json",),
        help=words("print read, kept, left_out and problems for scripts"),
    )


def say(report: Report, form: str | None, lines: list[str]) -> None:
    """Print the report as JSON, or else the lines for a person."""
    if form == "json":
        print(json.dumps(asdict(report)))
    else:
        print("\n".join(lines))
