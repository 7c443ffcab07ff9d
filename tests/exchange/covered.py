"""Fuzzing led by coverage: any bytes in place of a source; only Trouble may come of it.

python -m tests.exchange.covered FORM FOLDER [libFuzzer's options, such as -max_total_time=60]

Needs atheris (pip install atheris; Linux, Python 3.11 to 3.13). What is found stays in FOLDER.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["nearward.exchange", "nearward.session"]):
    from nearward.exchange.formats.own import OWN
    from nearward.session.jobs import exporting, importing

from tests.exchange.test_hostile_files import read_all
from tests.exchange.test_import import MAKERS
from tests.leaks.writer import write_all

from nearward.domain.trouble import Trouble
from nearward.vault.care.opening import create_diary

#: form -> the file of its sample that is changed
FILES = {"rednotebook": "2026-03.txt", "markdown": "2026-03-05.md"}
KEY = bytes(32)


def main(form: str, folder: Path, options: list[str]) -> None:
    """Fuzz until an option or an error ends it."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    place = Path(tempfile.mkdtemp(dir=folder))
    vault = create_diary(place / "diary.nearward", "", key=KEY)
    if form == OWN:
        write_all(vault, 3)
        source = target = place / "all.json"
        exporting.export(source, "json")(vault)
    else:
        make, name = MAKERS[form]
        source = make(place / name)
        target = source / FILES[form] if form in FILES else source
    (corpus / "sample").write_bytes(target.read_bytes())

    def one(data: bytes) -> None:
        target.write_bytes(data)
        if form != OWN:
            read_all(source, form)
            return
        with contextlib.suppress(Trouble):
            importing.dry_run(source, OWN)(vault)

    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/", str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
