"""An import takes no more memory for a long source than for a short one, but some bytes an id."""

from __future__ import annotations

import csv
import gc
import json
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bench import corpus

from nearward.domain.model import Entry
from nearward.exchange import registry
from nearward.exchange.files import reading
from nearward.exchange.source_model import SourceEntry
from nearward.session.jobs import exporting, importing
from nearward.session.jobs.import_report import Imported
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault

FEW, MANY = 400, 1400
#: ids and days take 35 to 60 bytes an entry, its words alone 800
BYTES_AN_ENTRY = 130


def jrnl(path: Path, count: int) -> None:
    held = [
        {"title": p.title, "body": p.text, "date": f"{p.at:%Y-%m-%d}", "time": f"{p.at:%H:%M}"}
        for p in corpus.pieces(count)
    ]
    path.write_text(json.dumps({"entries": held}))


def jrnl_text(path: Path, count: int) -> None:
    path.write_text(
        "\n\n".join(f"[{p.at:%Y-%m-%d %H:%M}] {p.title}\n{p.text}" for p in corpus.pieces(count))
    )


def daylio(path: Path, count: int) -> None:
    with path.open("w", newline="") as opened:
        table = csv.writer(opened)
        table.writerow(["full_date", "time", "mood", "activities", "note_title", "note"])
        for p in corpus.pieces(count):
            table.writerow([f"{p.at:%Y-%m-%d}", f"{p.at:%H:%M}", "meh", "a | b", p.title, p.text])


def nearward(path: Path, count: int) -> None:
    vault = create_diary(path.with_suffix(".nearward"), "", key=bytes(32))
    with vault.writing():
        for p in corpus.pieces(count):
            vault.entries.put(Entry(at=p.at, day=p.at.date(), title=p.title, text=p.text))
    exporting.export(path, "json")(vault)
    vault.close()


WRITERS: dict[str, tuple[str, Callable[[Path, int], None]]] = {
    "jrnl": ("json", jrnl),
    "jrnl-text": ("txt", jrnl_text),
    "daylio": ("csv", daylio),
    "nearward": ("json", nearward),
}


def collect(_read: int) -> None:
    gc.collect()


def measured(source: Path, form: str, vault: Vault) -> tuple[Imported, int]:
    """An import, and the most it took; what is garbage does not count."""
    gc.freeze()
    tracemalloc.start()
    done = importing.bring_in(source, form, progress=collect)(vault)
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    gc.unfreeze()
    return done, highest


@pytest.mark.parametrize("form", WRITERS)
def test_memory_is_flat(tmp_path: Path, form: str) -> None:
    ending, write = WRITERS[form]

    def peak(name: str, count: int) -> int:
        source = tmp_path / f"{name}.{ending}"
        write(source, count)
        vault = create_diary(tmp_path / f"{name}-in.nearward", "", key=bytes(32))
        done, highest = measured(source, form, vault)
        assert done.kept > count * 0.6
        # a second time: what is there already is asked of the diary
        again, highest_again = measured(source, form, vault)
        vault.close()
        assert (again.kept, again.already) == (0, done.kept)
        return max(highest, highest_again)

    peak("warm", FEW)
    grew = peak("many", MANY) - peak("few", FEW)
    assert grew < BYTES_AN_ENTRY * (MANY - FEW), f"{grew / (MANY - FEW):.0f} bytes an entry"


def markdown(path: Path, count: int) -> None:
    path.mkdir()
    for number, p in enumerate(corpus.pieces(count)):
        name = f"{p.at:%Y-%m-%d} {number}.md"
        (path / name).write_text(f"---\ndate: {p.at:%Y-%m-%d %H:%M}\n---\n# {p.title}\n{p.text}")


def dayone_zip(path: Path, count: int) -> None:
    """A zip with a photo to every entry, each as large as the words of a thousand."""
    held = []
    with zipfile.ZipFile(path, "w") as made:
        for number, p in enumerate(corpus.pieces(count)):
            digest = f"{number:032x}"
            made.writestr(f"photos/{digest}.png", os.urandom(200_000))
            held.append(
                {
                    "uuid": digest,
                    "creationDate": f"{p.at:%Y-%m-%dT%H:%M:%SZ}",
                    "timeZone": "Europe/Berlin",
                    "text": p.text,
                    "photos": [{"identifier": digest, "md5": digest, "type": "png"}],
                }
            )
        made.writestr("Journal.json", json.dumps({"entries": held}))


#: names of files and of photos stand in memory while a source is read
BYTES_A_FILE = 2500


@pytest.mark.parametrize(
    ("name", "write"), [("notes", markdown), ("Journal.zip", dayone_zip)], ids=["folder", "zip"]
)
def test_a_folder_and_a_zip_take_only_the_names_of_their_files(
    tmp_path: Path, name: str, write: Callable[[Path, int], None]
) -> None:
    def peak(count: int) -> int:
        place = tmp_path / f"{count}"
        place.mkdir()
        write(place / name, count)
        tracemalloc.start()
        with reading(place / name) as files:
            form = registry.guess(files)
            read = sum(
                isinstance(found, SourceEntry) for found in registry.source(files, form).read()
            )
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert read >= count * 0.6
        return highest

    few, many = (60, 260) if name.endswith("zip") else (200, 900)
    peak(few - 10)
    grew = peak(many) - peak(few)
    assert grew < BYTES_A_FILE * (many - few), f"{grew / (many - few):.0f} bytes a file"
