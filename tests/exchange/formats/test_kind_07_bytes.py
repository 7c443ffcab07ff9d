"""K7, K18: one bad byte is one bad byte; marks of byte order and UTF-16 of both orders are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.exchange.reading import Read, daylio, dayone, folder

WORDS = "Über Öl und Ärger – café"


def test_a_month_with_a_broken_byte(tmp_path: Path) -> None:
    data = f'4: {{text: "{WORDS}"}}\n5: {{text: "bad X byte"}}\n6: {{text: "Größe"}}\n'.encode()
    read = Read(folder(tmp_path / "r", {"2025-03.txt": data.replace(b"X", b"\xc3")}))
    assert [found.text for found in read.pieces] == [WORDS, "bad \ufffd byte", "Größe"]
    said = "2025-03.txt: Characters that could not be read: 1, the first in line 2."
    assert read.coded("bad-bytes")[0].startswith(said)


@pytest.mark.parametrize("bad", [b"\xc3", b"\xff", b"\xed\xa0\x80", b"\x80"])
def test_every_other_reader(tmp_path: Path, bad: bytes) -> None:
    texts = {
        "j.txt": f"[2025-03-04 10:00] {WORDS}\nbad X byte\n",
        "d.csv": daylio(f"2025-03-04,,,21:40,meh,,,{WORDS} bad X byte"),
        "J.json": dayone({"text": f"{WORDS} bad X byte"}).replace("\\u", "\\u"),
        "2025-03-04.md": f"{WORDS}\nbad X byte",
    }
    texts["J.json"] = json.dumps(json.loads(texts["J.json"]), ensure_ascii=False)
    for name, text in texts.items():
        path = tmp_path / name
        path.write_bytes(text.encode().replace(b"X", bad))
        found = Read(path, "markdown" if name.endswith(".md") else "")
        whole = f"{found.one.title}\n{found.one.text}"
        assert WORDS in whole
        assert "bad \ufffd" in whole
        assert len(found.coded("bad-bytes")) == 1


def test_no_byte_is_named_where_all_fit(tmp_path: Path) -> None:
    # a sign that stands for what could not be read is a sign like any other
    read = Read(folder(tmp_path / "n", {"2025-03-04.md": f"{WORDS} \ufffd 日本語 🙂" * 9000}))
    assert read.notes == []


def test_a_text_in_windows_1252_is_named(tmp_path: Path) -> None:
    path = tmp_path / "j.txt"
    path.write_bytes("[2025-03-04 10:00] Élan\ncafé für Öl".encode("cp1252"))
    read = Read(path)
    assert (read.one.title, read.one.text) == ("Élan", "café für Öl")
    assert len(read.coded("other-encoding")) == 1


ENCODINGS = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "be-with-mark"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["J.json", "mini.json", "j.txt", "d.csv", "n.md", "2025-03.txt"])
def test_marks_of_byte_order(tmp_path: Path, encoding: str, name: str) -> None:
    texts = {
        "J.json": dayone({"text": WORDS}),
        "mini.json": json.dumps({"entries": {"2025-03-04": {"title": "", "text": WORDS}}}),
        "j.txt": f"[2025-03-04 10:00] {WORDS}\n",
        "d.csv": daylio(f"2025-03-04,,,21:40,meh,,,{WORDS}"),
        "n.md": f"---\ndate: 2025-03-04\n---\n{WORDS}",
        "2025-03.txt": f"4: {{text: '{WORDS}'}}\n",
    }
    path = tmp_path / name
    if encoding == "be-with-mark":
        path.write_bytes(b"\xfe\xff" + texts[name].encode("utf-16-be"))
    else:
        path.write_bytes(texts[name].encode(encoding))
    read = Read(path, "markdown" if name == "n.md" else "")
    assert WORDS in (read.one.title, read.one.text)
    assert str(read.one.day) == "2025-03-04"
    assert read.notes == []
