"""K18, K19: side files of other systems are no part of a source; a bad file stops no other."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath

import pytest
from tests.exchange.reading import Read, daylio, dayone, folder, zipped
from tests.exchange.samples import png

from nearward.domain.trouble import Trouble
from nearward.exchange.source_model import TornSource
from nearward.exchange.systems import is_of_a_system
from nearward.i18n import Translator

SIDE = {
    "__MACOSX/._Journal.json": b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X",
    "._2025-03-04.md": b"\x00\x05\x16\x07",
    ".DS_Store": b"\x00\x00\x00\x01Bud1",
    "photos/._cd.png": b"\x00\x05",
    "Thumbs.db": b"\xd0\xcf",
    "desktop.ini": b"[x]",
    ".Trash-1000/files/old.json": b'{"entries": []}',
    "System Volume Information/x.json": b"{}",
    ".stfolder/x": b"",
}


@pytest.mark.parametrize("pack", ["folder", "zip"])
def test_side_files(tmp_path: Path, pack: str) -> None:
    files: dict[str, str | bytes] = {"Journal.json": dayone({"text": "went quiet"}), **SIDE}
    path = folder(tmp_path / "d", files) if pack == "folder" else zipped(tmp_path / "d.zip", files)
    read = Read(path)
    assert (read.form, read.one.text, read.notes) == ("dayone", "went quiet", [])


def test_side_files_of_months_and_markdown(tmp_path: Path) -> None:
    read = Read(folder(tmp_path / "r", {"2025-03.txt": "4: {text: a}\n", "._2025-03.txt": b"\0\5"}))
    assert (read.one.text, read.notes) == ("a", [])
    read = Read(folder(tmp_path / "n", {"2025-03-04.md": "a", "._2025-03-04.md": b"\0\5"}))
    assert (read.one.text, read.notes) == ("a", [])


@pytest.mark.parametrize("name", ["2025-03-04.md", "a/b.json", "..hidden", "_x", "a_.b"])
def test_what_a_person_wrote_is_of_no_system(name: str) -> None:
    assert is_of_a_system(PurePosixPath(name)) is (name == "..hidden")


def test_names_in_other_capitals_and_composed_otherwise(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "2025-03.TXT": '4: {text: \'[""Images/Caf\u00e9"".PNG]\'}\n',
        "images/cafe\u0301.png": png(),
    }
    read = Read(folder(tmp_path / "r", files))
    assert len(read.one.pictures) == 1
    assert read.notes == []
    files = {"2025-03-04.MD": "![](Caf\u00e9.PNG)", "cafe\u0301.png": png()}
    read = Read(folder(tmp_path / "n", files))
    assert (read.form, len(read.one.pictures)) == ("markdown", 1)


def test_names_in_utf8_that_a_zip_does_not_call_so(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"2025-03-04 caf\u00e9.md": "words"})
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        # the flag that says UTF-8
        assert data[data.index(mark) + place] & 8
        data[data.index(mark) + place] &= ~8
    path.write_bytes(bytes(data))
    assert Read(path).one.title == "caf\u00e9"


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ({"2025-02.txt": "4: {text: a}\n", "2025-04.txt": "4: {text: b}\n"}, "2025-03.txt"),
        ({"a.json": dayone({"text": "a"}), "c.json": dayone({"text": "b"})}, "b.json"),
    ],
)
@pytest.mark.parametrize("held", [b'{"entries": [{"uui', bytes(80)])
def test_one_bad_file_stops_none_of_the_others(
    tmp_path: Path, good: dict[str, str], bad: str, held: bytes
) -> None:
    read = Read(folder(tmp_path / "d", {**good, bad: held}))
    assert sorted(found.text for found in read.pieces) == ["a", "b"]
    (said,) = read.coded("bad-file")
    assert said.startswith(bad)
    assert "import once more" in said


def test_when_all_are_bad_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as raised:
        Read(folder(tmp_path / "d", {"2025-03.txt": "4: [x", "2025-04.txt": "4: [x"}))
    assert "2025-03.txt" in raised.value.say(Translator())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_names_of_older_disks_are_text(tmp_path: Path) -> None:
    path = folder(tmp_path / "n", {"2025-03-04.md": "a"})
    for name in (b"2025-03-05 caf\xe9.md", b"caf\xe9.bin"):
        (path / os.fsdecode(name)).write_text("words")
    read = Read(path)
    assert [found.title for found in read.pieces] == ["", "caf\u00e9"]
    assert read.said == ["caf\u00e9.bin: It was left out: this kind of file cannot be read here."]


def test_what_stands_before_the_damage_comes_in_and_it_is_said(tmp_path: Path) -> None:
    cut = dayone({"text": "a"}, {"text": "b"}, {"text": "c"})[:-60]
    read = Read(folder(tmp_path / "d", {"a.json": cut, "b.json": dayone({"text": "d"})}))
    assert [found.text for found in read.pieces] == ["a", "b", "d"]
    assert "What comes before it was imported" in read.coded("bad-file")[0]


def test_of_a_torn_month_each_day_that_can_be_read_comes_in(tmp_path: Path) -> None:
    torn = (
        b"4:\n  text: 'good\n\n    5: no day'\n5: {text: [}\n6:\n  text: fi\0\0ne\n7: {text: \"cut"
    )
    read = Read(folder(tmp_path / "d", {"2025-03.txt": torn}))
    assert [(found.day.day, found.text) for found in read.pieces] == [
        (4, "good\n5: no day"),
        (6, "fine"),
    ]
    assert [told.place for told in read.notes] == [
        *("2025-03.txt, 5", "2025-03.txt, 6", "2025-03.txt, 7"),
    ]
    assert len(read.coded("torn-day")) == 2
    assert all("from a backup" in said for said in read.coded("torn-day"))
    assert len(read.coded("torn-near")) == 1


@pytest.mark.parametrize("held", [bytes(80), b"4: {text: [}\n", b"Mood\0\0: [x"])
def test_a_single_torn_month_says_what_to_do(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "2025-03.txt"
    path.write_bytes(held)
    with pytest.raises(TornSource) as raised:
        Read(path)
    said = raised.value.say(Translator())
    assert "2025-03.txt is damaged" in said
    assert "Nothing was imported" in said
    assert "from a backup" in said


@pytest.mark.parametrize("month", [bytes(80), None])
def test_an_older_copy_of_a_torn_month_is_taken(tmp_path: Path, month: bytes | None) -> None:
    files: dict[str, str | bytes] = {"2025-03.old.txt": "4: {text: old}\n"}
    files |= {"2025-04.txt": "4: {text: new}\n", "2025-04.old.txt": "3: {text: deleted}\n"}
    if month is not None:
        files["2025-03.txt"] = month
    read = Read(folder(tmp_path / "d", files))
    assert [found.text for found in read.pieces] == ["old", "new"]
    assert len(read.coded("copy")) == 1
    assert len(read.coded("older-copy")) == 1


def test_a_text_of_nothing_but_zeros_is_damaged_and_stops_none(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"2025-03-04.md": "a", "note.md": bytes(4096)}
    read = Read(folder(tmp_path / "n", files))
    assert read.one.text == "a"
    assert read.coded("bad-file")[0].startswith("note.md: This file is damaged.")


def test_the_line_of_a_spreadsheet_above_a_table(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(
        "sep=;\n" + daylio("2025-03-04,,,22:15,meh,,,w", "2025-03-05,,,,,,,").replace(",", ";")
    )
    read = Read(path)
    assert (read.form, read.one.text, read.when) == ("daylio", "w", ["2025-03-04 22:15"])
    assert read.said == ["d.csv, 4: There is no text in it."]
