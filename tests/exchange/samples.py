"""Samples of every format, made by hand: as the programs write them, with odd things in them."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any


def png(width: int = 3, height: int = 2) -> bytes:
    """A real PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(
        b"".join(b"\0" + b"\x20\x40\x60" * min(width, 9) for _ in range(min(height, 9)))
    )
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jrnl(path: Path) -> Path:
    held = {
        "tags": {"@sam": 1, "#walk": 1},
        "entries": [
            {
                "title": "Pulled away after dinner.",
                "body": "I went quiet when @sam asked.\n#walk later",
                "date": "2026-03-04",
                "time": "21:40",
                "tags": ["@sam", "#walk"],
                "starred": True,
                "weather": "rain",
            },
            {"title": "Older, without tags.", "body": "", "date": "2019-11-03", "time": "01:30"},
            {"title": "No day", "body": "x", "date": "2026-02-30", "time": "01:30"},
            {"title": ["odd"], "body": "x", "date": "2026-02-03", "time": "01:30"},
            "nothing",
        ],
    }
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


def jrnl_text(path: Path) -> Path:
    path.write_text(
        "[2026-03-04 21:40] Pulled away. *\nI went quiet.\n\n[not a date] is text\n\n"
        "[2026-03-05 09:05 AM] Morning\n\n[2026-13-05 09:05] No such month\n",
        encoding="utf-8",
    )
    return path


def dayone(path: Path) -> Path:
    identifier, digest = "6C886CB69DC14EB9A8B568678C0FDD32", "e249a0b05c6158a53c1338330f9bece4"
    held = {
        "metadata": {"version": "1.0"},
        "entries": [
            {
                "uuid": "0A3BFC9847BD4173881DE43749F23B58",
                "creationDate": "2026-03-05T02:40:00Z",
                "modifiedDate": "2026-03-05T02:55:00Z",
                "timeZone": "America/Denver",
                "starred": False,
                "tags": ["sam", "two words"],
                "text": f"# Pulled away\n\nI went quiet\\.\n\n![](dayone-moment://{identifier})",
                "photos": [{"identifier": identifier, "md5": digest, "type": "png"}],
                "weather": {"conditionsDescription": "Rain"},
            },
            {
                "uuid": "1A3BFC9847BD4173881DE43749F23B58",
                "creationDate": "2026-03-05T12:00:00Z",
                "timeZone": "Nowhere/At all",
                "richText": json.dumps({"contents": [{"text": "From rich "}, {"text": "text"}]}),
                "photos": [{"identifier": "x", "md5": "missing", "type": "jpeg"}],
            },
            {"uuid": "2", "creationDate": "yesterday", "text": "x"},
            {"uuid": "3", "creationDate": "2026-03-05T12:00:00Z"},
        ],
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("Journal.json", json.dumps(held))
        made.writestr(f"Photos/{digest}.png", png())
        made.writestr("../../outside.json", json.dumps({"entries": [{"uuid": "evil"}]}))
    return path


def rednotebook(folder: Path) -> Path:
    folder.mkdir()
    (folder / "2026-03.txt").write_text(
        '4: {text: "=== Evening ===\\nI //cancelled// on **Sam** again. #withdrawal"}\n'
        "6:\n  People: {Sam: null}\n  Mood: null\n  Tags: {two words: null}\n"
        '  text: \'Met Sam. [""cup"".png] [""/etc/secret"".png]\'\n'
        "31: {text: ''}\n32: {text: no such day}\nx: {text: no day}\n",
        encoding="utf-8",
    )
    (folder / "2026-03.old.txt").write_text("4: {text: an older copy}\n")
    (folder / "cup.png").write_bytes(png())
    return folder


def mini_diary(path: Path) -> Path:
    between = "–" * 10
    held: dict[str, Any] = {
        "metadata": {"application": "Mini Diary", "version": "v3.3.0"},
        "entries": {
            "2026-03-04": {
                "dateUpdated": "Wed Mar 04 2026 22:00:00 GMT-0700 (Mountain Standard Time)",
                "title": "Pulled away",
                "text": "I **went quiet**.",
            },
            "2026-03-05": {"title": "One | Two", "text": f"First.\n\n{between}\n\nSecond."},
            "2026-03-06": {"title": "", "text": "  "},
            "2026-02-31": {"title": "x", "text": "no such day"},
        },
    }
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


def mini_diarium(path: Path) -> Path:
    import base64

    picture = base64.b64encode(png()).decode()
    held = {
        "metadata": {"application": "Mini Diarium", "version": "0.4.15"},
        "entries": [
            {
                "id": 7,
                "date": "2026-03-04",
                "title": "Pulled away",
                "text": "<p>I <strong>went</strong> quiet &amp; left.</p>"
                "<ul><li>one</li><li>two</li>"
                f'</ul><img src="data:image/png;base64,{picture}" alt="cup">'
                '<img src="http://127.0.0.1:9/x.png"><script>steal()</script>',
                "dateUpdated": "2026-03-04T22:00:00Z",
            },
            {"id": 8, "date": None, "title": "x", "text": "x"},
        ],
    }
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    "2026-03-04,March 4,Wednesday,21:40,meh ,"
    '"friends | long argument","Pulled away","Went, quiet"\n'
    '2026-03-03,March 3,Tuesday,10:00 pm,rad,"","","<b>Stayed</b><br>and said so é"\n'
    "2026-02-30,February 30,Monday,10:00,rad,,,x\n"
)


def daylio(path: Path) -> Path:
    path.write_text(DAYLIO, encoding="utf-8-sig")
    return path


def markdown(folder: Path) -> Path:
    (folder / "assets").mkdir(parents=True)
    (folder / "2026-03-04 Evening.md").write_text(
        "---\ndate: 2026-03-04T21:40\ntags: [sam, long walk]\nauthor: me\n---\n# Pulled away\n"
        "I went quiet. ![a cup](assets/cup.png) ![](../../etc/passwd.png) ![[cup.png]]\n",
        encoding="utf-8",
    )
    (folder / "2026-03-05.md").write_text("Just text.\n", encoding="utf-8")
    (folder / "thoughts.md").write_text("No date here.\n", encoding="utf-8")
    (folder / "2026-03-06.md").write_text("---\n[not closed\n---\nodd\n")
    (folder / "assets" / "cup.png").write_bytes(png())
    return folder
