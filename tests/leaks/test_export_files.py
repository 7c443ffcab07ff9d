"""Rows 6 and 25: what Markdown and tables write, where, for whom, and what they refer to."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.leaks import trace
from tests.leaks.exchanging import picture
from tests.leaks.test_files import mode
from tests.leaks.trace import needs_strace

from nearward.domain.model import Entry, Moment
from nearward.vault.care.opening import create_diary

AT = datetime(2026, 3, 4, 21, tzinfo=UTC)
PASSPHRASE = "an otter at dusk, again"


@needs_strace
@pytest.mark.parametrize("form", ["markdown", "csv"])
def test_a_folder_is_all_that_is_written(tmp_path: Path, canary: str, form: str) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    env = trace.environment(home)
    out.mkdir()
    diary = home / "a.nearward"
    vault = create_diary(diary, PASSPHRASE)
    with vault.writing():
        entry = vault.entries.save(Entry(at=AT, day=AT.date(), title="x", text=canary))
        vault.pictures.add(entry.id, "cup.png", picture(canary))
        vault.moments.save(Moment(at=AT, day=AT.date(), outcome="partly", text=canary))
    vault.close()
    target = out / "copy"
    command = trace.python("-m", "nearward", "export", str(diary), str(target), "--as", form)
    facts, done = trace.run(
        [*command, "--passphrase-stdin"],
        tmp_path / "t",
        {"canary": canary},
        env,
        f"{PASSPHRASE}\n",
    )
    assert done.returncode == 0, done.stderr
    assert [path.name for path in out.iterdir()] == ["copy"]
    assert mode(target) == "0o700"
    files = list(target.iterdir())
    assert {mode(path) for path in files} == {"0o600"}
    written = {Path(name) for name in facts.told}
    assert written
    assert {path.parent for path in written} == {out / "copy.tmp"}
    assert not list(home.with_name("home-tmp").iterdir())
    made = {path for path in map(Path, facts.writable) if path.is_relative_to(tmp_path)}
    assert {path.parent for path in made if not path.name.startswith(diary.name)} <= {
        out / "copy.tmp",
        home / ".config/nearward",
    }
    # what a picture told of itself does not leave with it
    pictures = [path for path in files if path.suffix == ".png"]
    assert len(pictures) == (form == "markdown")
    assert not [path for path in pictures if canary.encode() in path.read_bytes()]
    texts = [path.read_text("utf-8") for path in files if path.suffix == ".md"]
    references = re.findall(r"\]\(([^)]*)\)", "\n".join(texts))
    assert references == [path.name for path in pictures]


@needs_strace
def test_a_pdf_of_days_is_all_that_is_written(tmp_path: Path, canary: str) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    env = trace.environment(home)
    out.mkdir()
    diary = home / "a.nearward"
    vault = create_diary(diary, PASSPHRASE)
    with vault.writing():
        for n in range(40):
            made = Entry(at=AT, day=AT.date(), title=f"x {n}", text=f"{canary} and more. " * 40)
            entry = vault.entries.save(made)
        vault.pictures.add(entry.id, "cup.png", picture(canary), as_it_was=True)
    vault.close()
    target = out / "days.pdf"
    command = trace.python("-m", "nearward", "export", str(diary), str(target), "--as", "pdf")
    facts, done = trace.run(
        [*command, "--passphrase-stdin"],
        tmp_path / "t",
        {"canary": canary},
        env,
        f"{PASSPHRASE}\n",
    )
    assert done.returncode == 0, done.stderr
    assert [path.name for path in out.iterdir()] == ["days.pdf"]
    assert mode(target) == "0o600"
    assert not list(home.with_name("home-tmp").iterdir())
    made_files = {path for path in map(Path, facts.writable) if path.is_relative_to(tmp_path)}
    rest = {path for path in made_files if not path.name.startswith(diary.name)}
    rest -= {path for path in rest if path.is_relative_to(home / ".config/nearward")}
    # a list of the system's fonts is kept by the system, and holds nothing of a person
    rest = {path for path in rest if "fontconfig" not in str(path)}
    assert {path.parent for path in rest} == {out}
    assert all(path.name.startswith("days.pdf.") for path in rest)
    assert {Path(name).parent for name in facts.told} <= {out}
    reader = PdfReader(target)
    assert canary in "".join("".join(page.extract_text().split()) for page in reader.pages)
    # what a picture tells of itself, and what it is called, does not leave with it
    assert len([one for page in reader.pages for one in page.images]) == 1
    assert canary.encode() not in target.read_bytes()
