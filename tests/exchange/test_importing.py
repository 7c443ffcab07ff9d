"""Every format, as it is written by hand after the program that writes it; and what is hostile."""

from __future__ import annotations

import json
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from nearward.domain.things import Entry
from nearward.exchange import reach, readers
from nearward.exchange.found import Options, Report
from nearward.session import importing
from nearward.vault.connection import Interrupted
from nearward.vault.vault import Vault

KEY = bytes(range(32))
# a picture of one dot
GIF = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c000000000100010000020144003b"
)
DAYONE: dict[str, Any] = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "uuid": "0A3BFC9847BD4173881DE43749F23B58",
            "creationDate": "2026-03-05T02:40:00Z",
            "timeZone": "America/Denver",
            "starred": True,
            "tags": ["sam", "far away"],
            "text": "# Pulled away\n\nI went quiet\\.\n\n![](dayone-moment://6C88)",
            "photos": [{"identifier": "6C88", "md5": "e249", "type": "gif"}],
            "weather": {"code": "clear"},
        }
    ],
}


@pytest.fixture
def vault(tmp_path: Path) -> Any:
    made = Vault.create(tmp_path / "d.nearward", "", key=KEY)
    yield made
    made.close()


def taken(vault: Vault, path: Path, as_: str | None = None, **said: Any) -> Report:
    """Import twice: a dry run tells the same, and the second time adds nothing."""
    options = Options(**said)
    before = importing.dry_run(path, as_, options)(vault)
    report = importing.run(path, as_, options)(vault)
    assert (before.read, before.kept, before.left_out) == (
        report.read,
        report.kept,
        report.left_out,
    )
    again = importing.run(path, as_, options)(vault)
    assert (again.kept, again.already) == (0, report.kept + report.already)
    assert report.read == report.kept + report.already + report.left_out
    return report


def entries(vault: Vault) -> list[Entry]:
    with vault.reading():
        return vault.entries.every()


def test_jrnl(vault: Vault, tmp_path: Path) -> None:
    one = {"title": "Pulled away.", "body": "I asked @sam.", "date": "2026-03-04", "time": "21:40"}
    more = [
        {**one, "tags": ["@sam"], "starred": True, "creator": {"host_name": "h"}},
        {"body": "x"},
    ]
    more += [{"date": "2026-02-30"}, 7]  # type: ignore[list-item]
    path = tmp_path / "j.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"tags": {}, "entries": more}).encode())
    report = taken(vault, path)
    assert (report.form, report.read, report.kept, report.left_out) == ("jrnl", 4, 1, 3)
    assert [problem.place for problem in report.problems] == ["entry 2", "entry 3", "entry 4"]
    kept = entries(vault)[0]
    assert (kept.at.hour, kept.at.minute, kept.day) == (21, 40, date(2026, 3, 4))
    assert kept.starred
    assert kept.extra == {"creator": {"host_name": "h"}}


def test_jrnl_text(vault: Vault, tmp_path: Path) -> None:
    day = tmp_path / "j" / "2026" / "03" / "04.txt"
    day.parent.mkdir(parents=True)
    day.write_text("[2026-03-04 21:40] Title *\nBody\n[not a date]\n\n[2026-13-01 10:00] No\nx\n")
    report = taken(vault, tmp_path / "j")
    assert (report.form, report.kept, report.left_out) == ("jrnl-text", 1, 1)
    kept = entries(vault)[0]
    assert (kept.title, kept.text, kept.starred) == ("Title", "Body\n[not a date]", True)


def test_dayone_days_do_not_shift(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "e.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("Journal.json", json.dumps(DAYONE))
        made.writestr("photos/e249.gif", GIF)
    assert taken(vault, path).form == "dayone"
    kept = entries(vault)[0]
    assert (kept.day, kept.at.hour, kept.at.utcoffset()) == (
        date(2026, 3, 4),
        19,
        timedelta(hours=-7),
    )
    with vault.reading():
        (picture,) = vault.pictures.of(kept.id)
    assert kept.title == "Pulled away"
    assert kept.text == f"I went quiet.\n\n![](picture:{picture.id})"
    assert kept.extra["weather"] == {"code": "clear"}
    assert set(kept.tags) == {"sam", "far-away"}


def test_rednotebook(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    (tmp_path / "out.gif").write_bytes(GIF)
    (folder / "in.gif").write_bytes(GIF)
    (folder / "2026-03.txt").write_text(
        '4: {text: "=== Evening ===\\nI cancelled on **Sam**, //again//. #withdrawal"}\n'
        "6:\n  People: {Sam: null}\n"
        '  text: \'[""in"".gif] [""../out"".gif] [""/etc/x"".jpg]\'\n'
        "31: {text: fine}\n32: {text: none}\n"
    )
    report = taken(vault, folder)
    assert (report.form, report.kept, report.left_out) == ("rednotebook", 3, 1)
    first, second, _ = entries(vault)
    assert first.text == "# Evening\nI cancelled on **Sam**, *again*. #withdrawal".replace(
        "# Evening", "### Evening"
    )
    assert set(second.tags) == {"People", "Sam"}
    with vault.reading():
        assert len(vault.pictures.of(second.id)) == 1
    assert "../out.gif" in second.text


@pytest.mark.parametrize(
    "bad", ["4: &a {text: x}\n5: *a\n", "4: !!python/object:os.system {text: x}\n", "4: {", "- 1\n"]
)
def test_yaml_that_is_refused(vault: Vault, tmp_path: Path, bad: str) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "2026-01.txt").write_text("1: {text: good}\n")
    (tmp_path / "r" / "2026-03.txt").write_text(bad)
    report = importing.run(tmp_path / "r", "rednotebook")(vault)
    assert report.broken
    assert report.problems[-1].file == "2026-03.txt"
    assert entries(vault) == []


def test_mini_diary_is_split_when_wanted(vault: Vault, tmp_path: Path) -> None:
    text = "one\n" + "–" * 10 + "\ntwo"
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"entries": {"2026-03-04": {"title": "a | b", "text": text}}}))
    assert importing.dry_run(path)(vault).merged == 1
    report = taken(vault, path, split=True)
    assert (report.form, report.kept) == ("mini-diary", 2)
    assert [(e.title, e.text) for e in entries(vault)] == [("a", "one"), ("b", "two")]


def test_mini_diarium(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    text = "<p>I <b>went</b> quiet</p><script>x()</script><ul><li>one</li></ul>"
    item = {"id": 7, "date": "2026-03-04", "title": "t", "text": text}
    path.write_text(json.dumps({"metadata": {}, "entries": [item]}))
    assert taken(vault, path).form == "mini-diarium"
    assert entries(vault)[0].text == "I **went** quiet\n\n- one"


HEAD = "full_date,date,weekday,time,mood,activities,note_title,note"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_daylio(vault: Vault, tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [
        HEAD + ",pin",
        "2026-03-04,March 4,Wednesday,21:40,meh ,friends | argument,Pulled,Caf\u00e9,1234",
        "2026-03-03,March 3,Tuesday,10:00 pm,rad,,,,1234",
        "2026-02-30,x,x,10:00,rad,,,,1234",
    ]
    path = tmp_path / "d.csv"
    path.write_bytes("\r\n".join(rows).replace(",", separator).encode(encoding))
    report = taken(vault, path, "daylio", moods={"rad": 3})
    assert (report.kept, report.left_out, report.moods) == (2, 1, {"meh": 1})
    older, newer = entries(vault)
    assert (older.mood, older.at.hour, newer.mood) == (3, 22, None)
    assert newer.text == "Caf\u00e9"
    assert set(newer.tags) == {"friends", "argument"}
    assert "1234" not in json.dumps([older.extra, newer.extra])
    with vault.reading():
        assert vault.check_ins.every() == []


def test_markdown(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "m"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "cup.gif").write_bytes(GIF)
    (folder / "a.md").write_text(
        "---\ndate: 2026-03-04T21:40\ntags: [sam, far]\nplace: home\n---\n# Pulled away\n"
        "I went quiet. ![](assets/cup.gif) ![](../../x.png)"
    )
    (folder / "2026-03-05 x.md").write_text("text")
    (folder / "none.md").write_text("text")
    (folder / "link.md").symlink_to("/etc/passwd")
    report = taken(vault, folder)
    assert (report.form, report.kept, report.left_out) == ("markdown", 2, 1)
    first, _ = entries(vault)
    assert (first.title, first.at.hour, first.extra) == ("Pulled away", 21, {"place": "home"})
    assert "](picture:" in first.text
    dated = importing.run(folder, "markdown", Options(dates={"none.md": date(2026, 1, 1)}))(vault)
    assert (dated.kept, dated.already) == (1, 2)


def test_hostile_zips(vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = tmp_path / "good.zip"
    with zipfile.ZipFile(good, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("J.json", json.dumps(DAYONE))
    cut = tmp_path / "cut.zip"
    cut.write_bytes(good.read_bytes()[:-30])
    assert importing.run(cut, "dayone")(vault).broken
    bomb = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made,
        made.open("J.json", "w") as opened,
    ):
        opened.write(b'{"entries": [')
        for _ in range(80):
            opened.write(b" " * (1 << 20))
    report = importing.run(bomb, "dayone")(vault)
    assert report.broken
    assert "larger than an import may be" in report.problems[0].text
    away = tmp_path / "away.zip"
    with zipfile.ZipFile(away, "w") as made:
        made.writestr("../../J.json", json.dumps(DAYONE))
    assert importing.run(away, "dayone")(vault).broken
    monkeypatch.setattr(reach, "MOST_FILES", 3)
    many = tmp_path / "many.zip"
    with zipfile.ZipFile(many, "w") as made:
        for number in range(5):
            made.writestr(f"{number}.json", "{}")
    assert importing.run(many, "dayone")(vault).broken
    assert entries(vault) == []
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == []


def test_hostile_json(vault: Vault, tmp_path: Path) -> None:
    deep: Any = 1
    for _ in range(60):
        deep = [deep]
    item = {"date": "2026-03-04", "body": ["no text"], "deep": deep}
    path = tmp_path / "j.json"
    path.write_text(json.dumps({"entries": [item, {"date": 20260304}, {"date": "2026-03-05"}]}))
    report = taken(vault, path, "jrnl")
    assert (report.kept, report.left_out) == (1, 2)
    for bad in (
        "[" * 50_000,
        '{"entries": [{"date": "2026-03-04", "n": 1' + "0" * 400 + "}]}",
        "{",
    ):
        path.write_text(bad)
        for form in readers.FORMS:
            if form != "nearward":
                done = importing.run(path, form)(vault)
                assert done.broken or done.kept <= 1


def test_a_picture_that_is_none_is_named(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "e.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("Journal.json", json.dumps(DAYONE))
        made.writestr("photos/e249.gif", b"no picture")
    report = importing.run(path)(vault)
    assert report.kept == 1
    assert report.problems[0].place == "entry 1, e249.gif"


def test_stopped_in_the_middle(vault: Vault, tmp_path: Path) -> None:
    items = [{"date": "2026-03-04", "title": str(number)} for number in range(500)]
    path = tmp_path / "j.json"
    path.write_text(json.dumps({"entries": items}))
    told: list[int] = []
    with pytest.raises(Interrupted):
        importing.run(path, "jrnl", progress=told.append, stop=lambda: len(told) > 3)(vault)
    assert told == [50, 100, 150, 200]
    assert entries(vault) == []
    assert importing.run(path, "jrnl")(vault).kept == 500


def test_the_trash_counts_as_there(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "2026-03-04.md"
    path.write_text("text")
    assert importing.run(path)(vault).kept == 1
    with vault.writing():
        vault.entries.trash(entries(vault)[0].id)
    assert importing.run(path)(vault).already == 1
