"""Writing what a diary holds for other programs. Whoever can read the copy can read the diary."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nearward.exchange import folders, json_out, writing
from nearward.i18n import Translator
from nearward.session.ask.forms.terms import settings_of
from nearward.session.jobs.everything import read_everything
from nearward.session.operation import steps

if TYPE_CHECKING:
    from nearward.session.jobs.everything import Everything
    from nearward.vault.vault import Vault

#: what can be asked for
FORMS = ("json", "markdown", "csv")
SUFFIX = ".json"
INSIDE = "diary.json"
Progress = Callable[[int], None]


@steps
def export(
    vault: Vault, out: Path, form: str, *, progress: Progress | None = None, language: str = "en"
) -> int:
    """Write all of a diary to a place where there is nothing; gives how many files were made.

    json: one file when the name ends in `.json`, else a folder with diary.json and its pictures.
    markdown: a folder with a file for each entry, and the pictures. csv: a folder with
    moments.csv, check_ins.csv and ratings.csv. It is written whole or not at all. `progress` is
    told, on the thread of the desk, how many files are made. `language`: in which
    tables say what codes are called. Raises TargetExists and others.
    """
    writing.refuse_existing(out)
    everything = read_everything()(vault)
    if form == "json" and out.suffix.lower() == SUFFIX:
        writing.write_file(out, json_out.encoded(everything, vault.pictures.data))
        return 1
    words = Translator(language)
    words.take_terms(settings_of(everything.own_terms))
    files = _FILES[form](everything, words)
    if form != "csv":
        for picture in everything.pictures:
            files[json_out.file_of(picture)] = partial(_bytes, vault, picture.id)
    writing.write_folder(out, _told(files, progress))
    return len(files)


Files = dict[str, bytes | Callable[[], bytes]]


def _json(everything: Everything, _words: Translator) -> Files:
    return {INSIDE: json_out.encoded(everything)}


def _markdown(everything: Everything, _words: Translator) -> Files:
    files: Files = {}
    for entry in everything.entries:
        pictures = [one for one in everything.pictures if one.entry_id == entry.id]
        files[folders.file_name(entry)] = partial(folders.markdown, entry, pictures)
    return files


def _csv(everything: Everything, words: Translator) -> Files:
    names = {person.id: person.alias for person in everything.people}
    return {
        "moments.csv": folders.moments_csv(everything.moments, names, words),
        "check_ins.csv": folders.check_ins_csv(everything.check_ins),
        "ratings.csv": folders.ratings_csv(
            everything.person_ratings, names, everything.unconfirmed_days
        ),
    }


_FILES: dict[str, Callable[[Everything, Translator], Files]] = {
    "json": _json,
    "markdown": _markdown,
    "csv": _csv,
}


def _bytes(vault: Vault, picture_id: int) -> bytes:
    with vault.reading():
        return vault.pictures.data(picture_id) or b""


def _told(files: Files, progress: Progress | None) -> Files:
    """The same files; each tells how many were made when its turn comes."""
    if progress is None:
        return files

    def made(number: int, data: bytes | Callable[[], bytes]) -> bytes:
        progress(number)
        return data if isinstance(data, bytes) else data()

    return {name: partial(made, number, data) for number, (name, data) in enumerate(files.items())}
