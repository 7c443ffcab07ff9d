"""What pages and commands ask of the desk about imports.

All of a source is kept in one transaction, or none of it. What an earlier import kept is known by
its source and its id there, and is not kept again; what lies in the trash counts as there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nearward.domain.things import Entry
from nearward.domain.trouble import Trouble
from nearward.exchange import readers
from nearward.exchange.found import (
    LEFT_OUT,
    MOOD_OPEN,
    PICTURE_REFUSED,
    Broken,
    Found,
    Options,
    Problem,
    Report,
)
from nearward.words import Words

if TYPE_CHECKING:
    from nearward.session.desk import Operation
    from nearward.vault.vault import Vault

Progress = Callable[[int], None]
Stop = Callable[[], bool]
#: problems that a report names one by one; the rest is counted
MOST_PROBLEMS = 1000
#: things between two looks whether to stop
STEP = 50


def dry_run(
    path: Path,
    as_: str | None = None,
    options: Options | None = None,
    *,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Operation[Report]:
    """What an import would do; nothing is written. Raises FormUnknown, and Interrupted by `stop`.

    `progress` is told, on the thread of the desk, how many things were read so far.
    """
    return _operation(path, as_, options, progress, stop, keep=False)


def run(
    path: Path,
    as_: str | None = None,
    options: Options | None = None,
    *,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Operation[Report]:
    """Import; gives what was done. When the report is `broken`, or Trouble or Interrupted is
    raised, the diary is as it was before."""
    return _operation(path, as_, options, progress, stop, keep=True)


def _operation(
    path: Path,
    as_: str | None,
    options: Options | None,
    progress: Progress | None,
    stop: Stop | None,
    *,
    keep: bool,
) -> Operation[Report]:
    def operation(vault: Vault) -> Report:
        report = Report(as_ or "")
        try:
            source = readers.open(path, as_, options)
            report.form = source.form
            with vault.writing() if keep else nullcontext():
                if source.form == readers.NEARWARD:
                    from nearward.session.archives import take_in

                    take_in(vault, path, report, keep, _Watch(progress, stop))
                else:
                    _Import(vault, report, keep).all_of(source, _Watch(progress, stop))
        except Broken as broken:
            report.broken = True
            report.kept = 0
            report.problems.append(broken.problem)
        return report

    return operation


class _Watch:
    """Tells how far it is, and ends it when that is wanted."""

    def __init__(self, progress: Progress | None, stop: Stop | None) -> None:
        self._progress, self._stop = progress, stop

    def look(self, count: int) -> None:
        if count % STEP:
            return
        if self._stop is not None and self._stop():
            from nearward.vault.connection import Interrupted

            raise Interrupted
        if self._progress is not None:
            self._progress(count)


class _Import:
    """One import of entries."""

    def __init__(self, vault: Vault, report: Report, keep: bool) -> None:
        self._vault, self._report, self._keep = vault, report, keep
        with vault.reading():
            self._there = vault.entries.known(report.form)
        self._moods: Counter[str] = Counter()

    def all_of(self, source: readers.Source, watch: _Watch) -> None:
        for piece in source:
            if isinstance(piece, Problem):
                self._problem(piece)
            else:
                self._take(piece)
            watch.look(self._report.read)
        self._report.moods = dict(self._moods)
        for label in self._moods:
            self._problem(Problem(source.path.name, "", MOOD_OPEN, label))

    def _problem(self, problem: Problem) -> None:
        if problem.what in LEFT_OUT:
            self._report.read += 1
            self._report.left_out += 1
        if len(self._report.problems) < MOST_PROBLEMS:
            self._report.problems.append(problem)

    def _take(self, found: Found) -> None:
        self._report.read += 1
        if found.extra.get("merged") is True:
            self._report.merged += 1
        identity = found.identity
        if identity in self._there:
            self._report.already += 1
            return
        self._there.add(identity)
        if found.open_mood:
            self._moods[found.open_mood] += 1
        self._report.saw(found.at.date())
        if self._keep:
            entry_id = self._vault.entries.add(_entry(found, self._report.form, identity))
            self._pictures(entry_id, found)
        self._report.kept += 1

    def _pictures(self, entry_id: int, found: Found) -> None:
        text = found.text
        for picture in found.pictures:
            place = f"{found.place}, {picture.name}".lstrip(", ")
            try:
                kept = self._vault.pictures.add(
                    entry_id, picture.name, picture.read(), source=self._report.form
                )
            except Trouble as trouble:
                said = Words()(trouble.message, **trouble.values)
                self._problem(Problem(found.file, place, PICTURE_REFUSED, said))
            except Broken as broken:
                said = broken.problem.text
                self._problem(Problem(found.file, place, PICTURE_REFUSED, said))
            else:
                text = text.replace(f"]({picture.mark})", f"](picture:{kept.id})")
        if text != found.text:
            self._vault.entries.change_text(entry_id, text)


def _entry(found: Found, form: str, identity: str) -> Entry:
    extra: dict[str, Any] = {k: v for k, v in found.extra.items() if k != "merged"}
    return Entry(
        at=found.at,
        day=found.at.date(),
        title=found.title,
        text=found.text,
        mood=found.mood,
        starred=found.starred,
        tags=found.tags,
        extra=extra,
        source=form,
        source_id=identity,
    )
