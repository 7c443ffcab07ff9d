"""`nearward import DIARY FILE`: what was written in other programs."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from nearward.command import DONE, report, typed
from nearward.command import arguments as common
from nearward.domain.cards import NamedArrival
from nearward.exchange.formats import table
from nearward.i18n import Translator
from nearward.session.jobs import importing, taking
from nearward.session.jobs.import_report import Imported

#: what is said of days such as 03/04/2025
ORDERS = {"day-first": "dmy", "month-first": "mdy", "year-first": "ymd"}


def arguments(parser: ArgumentParser, words: Translator) -> None:
    """What it takes."""
    parser.description = words(
        "Import what was written in another program. Either all of it comes in, or nothing."
    )
    common.diary(parser, words("the diary to write into"))
    parser.add_argument(
        "source", metavar="FILE", type=Path, help=words("the file or folder of the other program")
    )
    parser.add_argument(
        "--as",
        dest="form",
        choices=tuple(row.id for row in table.FORMATS),
        default="",
        help=words("its format; otherwise it is detected"),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=words("only say what would be imported"),
    )
    parser.add_argument(
        "--mood",
        dest="moods",
        metavar="LABEL=N",
        type=_mood,
        action="append",
        default=[],
        help=words("what a mood word means, from -3 to 3; can be repeated"),
    )
    parser.add_argument(
        "--dates",
        dest="order",
        choices=tuple(ORDERS),
        default="",
        help=words("how dates such as 03/04/2025 are written, if the source leaves it open"),
    )
    report.argument(parser, words)
    common.key(parser, words)


def run(asked: Namespace, words: Translator) -> int:
    """Import, or look, and say what came of it."""
    order = ORDERS.get(asked.order, "")
    choices = importing.ImportChoices(moods=dict(asked.moods), order=order)
    vault = typed.opened(asked, words)
    try:
        if asked.dry_run:
            done = importing.dry_run(asked.source, asked.form, choices)(vault)
        else:
            done = importing.bring_in(asked.source, asked.form, choices)(vault)
        newer, differing = (
            taking.named(ids)(vault) for ids in (done.newer_ids, done.differing_ids)
        )
    finally:
        vault.close()
    problems = [told.say(words) for told in done.notes]
    made = report.ImportReport(
        done.read,
        done.taken,
        done.already + done.left_out,
        problems,
        new=done.kept,
        newer=done.newer,
        differing=done.differing,
        already=done.already,
        newer_entries=[{"day": str(each.day), "title": each.title} for each in newer],
        differing_entries=[{"day": str(each.day), "title": each.title} for each in differing],
    )
    lines = [*_lines(done, asked, words), *_named(done, newer, differing, words), *problems]
    report.say(made, asked.report, lines)
    return DONE


def _named(
    done: Imported, newer: list[NamedArrival], differing: list[NamedArrival], words: Translator
) -> list[str]:
    """Every entry that other words came to, below how many there are."""
    lines = []
    if done.newer:
        lines.append(words("Newer words: {count}.", count=done.newer))
        lines += [f"  {each.day}: {each.title}" for each in newer]
    if done.differing:
        lines.append(words("Changed on both sides: {count}.", count=done.differing))
        lines += [f"  {each.day}: {each.title}" for each in differing]
        lines.append(
            words("What you changed here stayed. The other text is kept as an earlier version.")
        )
    return lines


def _lines(done: Imported, asked: Namespace, words: Translator) -> list[str]:
    lines = [
        words.plural(
            "Read as {form}: {n} entry.", "Read as {form}: {n} entries.", done.read, form=done.form
        )
    ]
    if done.first is not None and done.last is not None:
        lines.append(
            words(
                "Days: {count}, from {first} to {last}.",
                count=len(done.days),
                first=done.first,
                last=done.last,
            )
        )
    brought = (
        words("Would be imported: {count}.", count=done.kept)
        if asked.dry_run
        else words("Imported: {count}.", count=done.kept)
    )
    lines.append(brought)
    if done.already:
        lines.append(words("Already there: {count}.", count=done.already))
    if done.left_out:
        lines.append(words("Left out: {count}.", count=done.left_out))
    if done.moods:
        labels = ", ".join(sorted(done.moods))
        lines.append(words("Moods without a number (--mood LABEL=N): {labels}", labels=labels))
    if done.more_moods:
        lines.append(words("Entries with further mood words: {count}.", count=done.more_moods))
    if done.two_days:
        ambiguous = words(
            "Ambiguous dates were left out: {date} is {one} or {two}. Add --dates day-first"
            " or --dates month-first.",
            **{name: done.two_days[name] for name in ("date", "one", "two")},
        )
        lines.append(ambiguous)
    return lines


def _mood(text: str) -> tuple[str, int]:
    label, between, number = text.rpartition("=")
    if not between or not label.strip() or number not in {"-3", "-2", "-1", "0", "1", "2", "3"}:
        raise ArgumentTypeError(f"not a mood such as meh=-1, from -3 to 3: {text!r}")
    return label, int(number)
