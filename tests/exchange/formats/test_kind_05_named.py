"""K5, A7: whatever is not carried over is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.reading import Files, Read, daylio, dayone, diarium, folder, zipped
from tests.exchange.samples import png


def test_media_of_day_one(tmp_path: Path) -> None:
    entries = (
        {
            "text": "![](dayone-moment:/video/V1)\n\n![](dayone-moment:/audio/A1)",
            "videos": [{"identifier": "V1", "md5": "d500", "type": "mp4"}],
            "audios": [{"identifier": "A1", "md5": "f35f", "format": "aac"}],
        },
        {
            "text": "Letter kept\\.\n\n![](dayone-moment:/pdfAttachment/P1)\n\nAnd on.",
            "pdfAttachments": [{"identifier": "P1", "md5": "aa55", "type": "pdf"}],
        },
        {"audios": [{"identifier": "A2", "md5": "f35f", "format": "aac"}]},
        {"text": "left ![](dayone-moment://GONE) alone"},
    )
    files = {
        "Journal.json": dayone(*entries),
        "videos/d500.mp4": "x",
        "audios/f35f.m4a": "y",
        "pdfs/aa55.pdf": "%PDF-1.4",
        "audios/orphan.m4a": "z",
    }
    read = Read(zipped(tmp_path / "Journal.zip", files))
    assert [found.text for found in read.pieces] == ["Letter kept.\n\nAnd on.", "left alone"]
    assert not any("dayone-moment" in said for said in read.said)
    said = "\n".join(read.said)
    for name in ("d500.mp4", "f35f.m4a", "aa55.pdf", "audios/orphan.m4a", "GONE"):
        assert name in said
    assert len(read.coded("only-media")) == 2
    assert len(read.coded("unread-file")) == 1


@pytest.mark.parametrize(
    "name",
    [
        "2025-03.sync-conflict-20250305-101010-ABC.txt",
        "2025-03 (Ann's conflicted copy 2025-03-05).txt",
        "2025-03.CONFLICT_BACKUP1741172400.0.txt",
        "2025-03 (1).txt",
        "2025-03 (Konflikt 2025-03-05).txt",
    ],
)
def test_days_that_stand_in_a_copy_only_come_in(tmp_path: Path, name: str) -> None:
    files = {
        "2025-03.txt": "3: {text: same}\n4: {text: mine}\n",
        name: "3: {text: same}\n4: {text: the other}\n5: {text: only there}\n",
    }
    read = Read(folder(tmp_path / "r", files))
    held = [(found.day.day, found.text) for found in read.pieces]
    assert held == [(3, "same"), (4, "mine"), (4, "the other"), (5, "only there")]
    assert len(read.coded("copy")) == 2
    assert all(name in said for said in read.coded("copy"))


def test_an_older_copy_of_a_month_is_named(tmp_path: Path) -> None:
    files = {
        "2025-03.txt": "3: {text: same}\n",
        "2025-03.old.txt": "3: {text: same}\n4: {text: taken out since}\n",
    }
    read = Read(folder(tmp_path / "r", files))
    assert read.one.text == "same"
    assert read.coded("older-copy")[0].endswith("left out: 4.")


def test_a_copy_of_a_file_in_markdown(tmp_path: Path) -> None:
    files = {
        "2025-03-04.md": "mine",
        "2025-03-04.sync-conflict-20250305-101010-ABC.md": "mine",
        "2025-03-04 (Ann's conflicted copy 2025-03-05).md": "another",
    }
    read = Read(folder(tmp_path / "n", files))
    assert sorted(found.text for found in read.pieces) == ["another", "mine"]
    assert all(found.title == "" for found in read.pieces)
    assert len(read.coded("copy")) == 2


def test_pictures_without_quotes(tmp_path: Path) -> None:
    text = '4: {text: \'here [images/cup.png] and [""images/cup"".png?200] and [gone.jpg]\'}\n'
    files: Files = {"2025-03.txt": text, "images/cup.png": png()}
    read = Read(folder(tmp_path / "r", files))
    assert len(read.one.pictures) == 2
    assert read.one.text == "here ![](images/cup.png) and ![](images/cup.png) and [gone.jpg]"
    assert read.coded("picture-missing") == ["2025-03.txt, 4: Its picture gone.jpg is not there."]


@pytest.mark.parametrize("pack", ["folder", "zip"])
def test_files_that_nobody_reads(tmp_path: Path, pack: str) -> None:
    files: Files = {
        "2025-03-04.md": "words ![](cup.png) ![[song.mp3]]",
        "cup.png": png(),
        "song.mp3": "x",
        "list.org": "x",
        "deep/other.pdf": "x",
    }
    path = folder(tmp_path / "n", files) if pack == "folder" else zipped(tmp_path / "n.zip", files)
    read = Read(path)
    assert len(read.coded("unread-file")) == 2
    assert [said.partition(":")[0] for said in read.coded("unread-file")] == [
        "deep/other.pdf",
        "list.org",
    ]
    assert "song.mp3" in read.coded("media")[0]


def test_links_and_ways_out_are_named(tmp_path: Path) -> None:
    path = folder(tmp_path / "n", {"2025-03-04.md": "words"})
    (path / "2025-03-05.md").symlink_to(tmp_path / "n" / "2025-03-04.md")
    assert "2025-03-05.md" in Read(path).coded("closed-file")[0]


def test_fields_that_have_no_place_are_named_once(tmp_path: Path) -> None:
    path = tmp_path / "Journal.json"
    weather = {"text": "x", "weather": {"t": 3}, "isPinned": False, "location": {"p": "B"}}
    path.write_text(dayone(weather, weather))
    read = Read(path)
    (said,) = read.coded("fields-beside")
    assert "location, weather." in said
    assert read.pieces[0].extra == {"weather": {"t": 3}, "location": {"p": "B"}}


def test_more_cells_than_columns(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(daylio("2025-03-04,,,21:40,meh,,,x,and more,"))
    read = Read(path)
    assert read.one.extra["cells"] == ["and more"]
    assert len(read.coded("more-cells")) == 1


def test_a_picture_on_the_web_is_named(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(diarium({"text": '<p>x</p><img src="https://example.org/a.png">'}))
    assert "https://example.org/a.png" in Read(path).coded("picture-elsewhere")[0]
    read = Read(folder(tmp_path / "n", {"2025-03-04.md": "![a](https://example.org/a.png)"}))
    assert len(read.coded("picture-elsewhere")) == 1


def test_sound_and_film_in_html(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(
        diarium(
            {
                "text": "<p>words</p><video controls src='v.mp4'></video><audio src=x.mp3></audio>"
                '<video><source src="data:video/webm;base64,AAAA"></video>'
                '<iframe width="3" src="https://example.org/film"></iframe>'
            }
        )
    )
    read = Read(path)
    assert read.one.text == "words"
    said = read.coded("media")
    for name, each in zip(
        ("v.mp4", "x.mp3", "data:video/webm", "https://example.org/film"), said, strict=True
    ):
        assert name in each
