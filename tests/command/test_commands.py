"""The commands as a person or a script calls them: a real process, its output and its exit code."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from nearward.domain.kinds import KINDS
from nearward.vault.care.opening import open_diary

PASSPHRASE = "a very plain heron"
TRACE = re.compile(r"Traceback|File \"|\.py:\d")


def nearward(*arguments: object, line: str | None = None, **extra: str) -> tuple[int, str, str]:
    """(exit code, standard output, standard error)."""
    done = subprocess.run(
        [sys.executable, "-m", "nearward", *map(str, arguments)],
        input=None if line is None else f"{line}\n",
        stdin=subprocess.DEVNULL if line is None else None,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **extra},
        check=False,
    )
    assert not TRACE.search(done.stderr), done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.nearward"
    code, _, error = nearward(
        "new", path, "--demo", "--until", "2026-11-22", "--passphrase-stdin", line=PASSPHRASE
    )
    assert (code, error) == (0, "")
    return path


def test_new_then_check_then_export(tmp_path: Path) -> None:
    diary, out = tmp_path / "d.nearward", tmp_path / "out.json"
    assert nearward("new", diary, "--passphrase-stdin", line=PASSPHRASE)[0] == 0
    assert nearward("check", diary, "--passphrase-stdin", line=PASSPHRASE) == (0, "ok\n", "")
    code, said, _ = nearward(
        "export", diary, out, "--as", "json", "--passphrase-stdin", line=PASSPHRASE
    )
    assert code == 0
    assert "not encrypted" in said
    held = json.loads(out.read_text(encoding="utf-8"))
    assert (held["format"], held["entries"], held["moments"]) == ("nearward", [], [])
    for path in (diary, out):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_demo_can_be_checked_and_exported(demo: Path, tmp_path: Path) -> None:
    assert nearward("check", demo, "--passphrase-stdin", line=PASSPHRASE) == (0, "ok\n", "")
    out = tmp_path / "folder"
    code, _, _ = nearward(
        "export", demo, out, "--as", "json", "--passphrase-stdin", line=PASSPHRASE
    )
    assert code == 0
    held = json.loads((out / "diary.json").read_text(encoding="utf-8"))
    for kind, least in (("entries", 40), ("moments", 80), ("worksheets", 5), ("belief_ratings", 9)):
        assert len(held[kind]) >= least, kind
        for item in held[kind]:
            assert {"id", "day", "at", "created", "changed"} <= set(item)
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", item["day"])
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", item["at"])
        days = [item["day"] for item in held[kind]]
        assert "2026-05-25" <= min(days) < "2026-07-01"
        assert ("2026-08" if kind == "beliefs" else "2026-11-01") < max(days) <= "2026-11-22"
    assert any(item["urge"] is None for item in held["moments"])
    assert any(item["confirmed"] is None for item in held["check_ins"])


def test_the_demo_is_the_same_for_the_same_last_day(demo: Path, tmp_path: Path) -> None:
    def held(diary: Path) -> object:
        out = tmp_path / f"{diary.stem}.json"
        nearward("export", diary, out, "--as", "json", "--passphrase-stdin", line=PASSPHRASE)
        return json.loads(out.read_text(encoding="utf-8"))

    again = tmp_path / "again.nearward"
    nearward("new", again, "--demo", "--until", "2026-11-22", "--passphrase-stdin", line=PASSPHRASE)
    assert held(demo) == held(again)


def test_the_export_holds_what_the_diary_holds(demo: Path, tmp_path: Path) -> None:
    from nearward.exchange.json_out import encoded
    from nearward.session.ask import timeline
    from nearward.session.jobs.everything import read_everything

    out = tmp_path / "out.json"
    nearward("export", demo, out, "--as", "json", "--passphrase-stdin", line=PASSPHRASE)
    vault = open_diary(demo, PASSPHRASE)
    everything = read_everything()(vault)
    cards = timeline.page(limit=10_000)(vault)
    whole = encoded(everything, vault.pictures.data)
    vault.close()
    assert json.loads(out.read_bytes()) == json.loads(whole)
    held = json.loads(out.read_bytes())
    kinds = [kind for kind in KINDS if kind.in_timeline]
    things = {(kind.name, item["id"]) for kind in kinds for item in held[kind.plural]}
    assert {(card.kind, card.id) for card in cards} == things


def test_days_as_a_pdf_without_a_screen(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "days.pdf"
    arguments = ["export", demo, out, "--as", "pdf", "--passphrase-stdin"]
    more = ["--from", "2026-11-01", "--to", "2026-11-12", "--of", "entries", "moments"]
    code, said, error = nearward(*arguments, *more, line=PASSPHRASE, DISPLAY="")
    assert (code, error) == (0, "")
    assert said.count("not encrypted") == 1
    reader = PdfReader(out)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "1 Nov 2026 to 12 Nov 2026" in text
    assert "Contents" not in text, "of a thin book"
    assert "I pulled away" in text
    assert "17 November" not in text
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    whole = tmp_path / "whole.pdf"
    code, _, error = nearward(
        *("export", demo, whole, "--as", "pdf", "--passphrase-stdin"), line=PASSPHRASE, DISPLAY=""
    )
    assert (code, error) == (0, "")
    assert "Contents" in PdfReader(whole).pages[0].extract_text()
    code, _, error = nearward(*arguments, line=PASSPHRASE)
    assert code == 1
    assert "Something named days.pdf is already there" in error
    code, _, error = nearward(
        *("export", demo, tmp_path / "no.pdf", "--as", "pdf", "--passphrase-stdin"),
        *("--from", "1999-01-01", "--to", "1999-02-01"),
        line=PASSPHRASE,
    )
    assert code == 1
    assert "There is nothing of that kind" in error
    assert not (tmp_path / "no.pdf").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b"A letter.\n" * 900, "is not a Nearward diary"),
        (b"SQLite format 3\0" + bytes(9000), "did not encrypt"),
        (b"NWD\x09" + bytes(9000), "newer Nearward"),
    ],
)
@pytest.mark.parametrize("command", ["check", "export"])
def test_trouble_is_one_plain_line_and_exit_1(
    tmp_path: Path, command: str, content: bytes | None, said: str
) -> None:
    diary = tmp_path / "d.nearward"
    if content is not None:
        diary.write_bytes(content)
    more = [tmp_path / "out.json", "--as", "json"] if command == "export" else []
    code, out, error = nearward(command, diary, *more, "--passphrase-stdin", line=PASSPHRASE)
    assert (code, out) == (1, "")
    assert said in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out.json").exists()


def test_a_wrong_passphrase_is_trouble(demo: Path) -> None:
    code, out, error = nearward("check", demo, "--passphrase-stdin", line="something else")
    assert (code, out) == (1, "")
    assert "does not open the diary" in error
    assert "hmac" not in error.lower()


def test_nothing_that_exists_is_replaced(demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("mine")
    broken = tmp_path / "link.json"
    broken.symlink_to(tmp_path / "nowhere.json")
    for out in (target, broken):
        code, _, error = nearward(
            "export", demo, out, "--as", "json", "--passphrase-stdin", line=PASSPHRASE
        )
        assert code == 1
        assert "already" in error
    assert target.read_text() == "mine"
    before = demo.read_bytes()
    assert nearward("new", demo, "--passphrase-stdin", line=PASSPHRASE)[0] == 1
    assert demo.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["new"],
        ["check"],
        ["export", "d.nearward"],
        ["export", "d.nearward", "o", "--as", "xml"],
        ["export", "d.nearward", "o", "--as", "json", "--from", "2026-01-01"],
        ["export", "d.nearward", "o", "--as", "pdf", "--from", "yesterday"],
        ["export", "d.nearward", "o", "--as", "pdf", "--of", "dreams"],
        ["tour"],
        ["tour", "o", "--theme", "pink"],
        ["tour", "o", "--size", "big"],
        ["tour", "o", "--text-size", "500"],
        ["--unknown"],
        ["a", "b"],
        ["--demo", "d.nearward"],
        ["--until", "2026-01-01"],
        ["new", "d.nearward", "--until", "2026-01-01"],
        ["new", "d.nearward", "--demo", "--until", "yesterday"],
        ["check", "d.nearward", "--passphrase", "secret"],
    ],
)
def test_wrong_usage_is_exit_2(tmp_path: Path, arguments: list[str]) -> None:
    code, out, error = nearward(*arguments)
    assert (code, out) == (2, "")
    assert error


def test_help_and_version() -> None:
    assert nearward("--version") == (0, "nearward 0.1.0\n", "")
    code, said, _ = nearward("--help")
    assert code == 0
    for word in ("new", "check", "export", "tour", "--demo", "--passphrase-stdin"):
        assert word in said


def test_no_passphrase_from_nowhere(demo: Path) -> None:
    code, _, error = nearward("check", demo, "--passphrase-stdin", line="")
    assert code == 1
    assert "passphrase" in error
    code, _, error = nearward("check", demo)
    assert code == 1
    assert error.count("\n") == 1


def test_the_first_line_is_the_passphrase_with_its_blanks(tmp_path: Path) -> None:
    diary = tmp_path / "d.nearward"
    line = "  blanks around  \r\nand a second line"
    assert nearward("new", diary, "--passphrase-stdin", line=line)[0] == 0
    code, _, _ = nearward("check", diary, "--passphrase-stdin", line="  blanks around  ")
    assert code == 0
    assert nearward("check", diary, "--passphrase-stdin", line="blanks around")[0] == 1


def on_a_terminal(arguments: list[str], answers: list[str]) -> tuple[int, str]:
    """(exit code, all that was shown) of a command that asks; each answer waits for a question."""
    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "nearward", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(theirs)
    shown = b""
    for n, answer in enumerate(answers, 1):
        while shown.count(b": ") < n:
            shown += os.read(mine, 1000)
        os.write(mine, answer.encode() + b"\n")
    while True:
        try:
            shown += os.read(mine, 1000)
        except OSError:
            break
    os.close(mine)
    return process.wait(60), shown.decode()


def test_on_a_terminal_it_is_asked_and_not_shown(demo: Path) -> None:
    code, shown = on_a_terminal(["check", str(demo)], [PASSPHRASE])
    assert code == 0
    assert "ok" in shown
    assert PASSPHRASE not in shown


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_commands_that_show_nothing_start_no_qt(demo: Path, tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from nearward.__main__ import main\n"
        "code = main(sys.argv[1:])\n"
        "windows = ('PySide6', 'shiboken6', 'nearward_ui')\n"
        "assert not [m for m in sys.modules if m.startswith(windows)]\n"
        "sys.exit(code)\n"
    )
    for more in (["check", str(demo)], ["export", str(demo), str(tmp_path / "o"), "--as", "json"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *more, "--passphrase-stdin"],
            input=f"{PASSPHRASE}\n",
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_without_a_screen_it_says_so(tmp_path: Path) -> None:
    gone = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    code, _, error = nearward(tmp_path / "d.nearward", **gone)
    assert code == 1
    assert error.count("\n") == 1
    code, _, error = nearward(tmp_path / "d.nearward", **{**gone, "DISPLAY": "example.org:0"})
    assert code == 1
    assert "opens no connections" in error


def test_a_closed_pipe_is_no_trouble_to_anyone(demo: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "nearward", "check", str(demo), "--passphrase-stdin"],
        input=f"{PASSPHRASE}\n",
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def exported(diary: Path, out: Path) -> dict[str, list[object]]:
    arguments = ("export", diary, out, "--as", "json", "--passphrase-stdin")
    assert nearward(*arguments, line=PASSPHRASE)[0] == 0
    held: dict[str, list[object]] = json.loads(out.read_text(encoding="utf-8"))
    return held


def test_backup_then_restore(demo: Path, tmp_path: Path) -> None:
    diary, copy = tmp_path / "diary.nearward", tmp_path / "stick" / "copy.nearward"
    copy.parent.mkdir()
    shutil.copyfile(demo, diary)
    held = exported(diary, tmp_path / "before.json")
    arguments = ("backup", diary, copy, "--report", "json", "--passphrase-stdin")
    code, said, error = nearward(*arguments, line=PASSPHRASE)
    assert (code, error) == (0, "")
    things = sum(len(held[kind]) for kind in ("entries", "moments", "worksheets", "check_ins"))
    assert json.loads(said) == {"read": things, "kept": things, "left_out": 0, "problems": []}
    code, said, error = nearward(*arguments, line=PASSPHRASE)
    assert (code, said, error.count("\n")) == (1, "", 1)
    diary.write_bytes(b"")
    restore = ("restore", diary, copy, "--passphrase-stdin")
    assert nearward(*restore, line="another passphrase")[0] == 1
    assert diary.read_bytes() == b""
    code, said, error = nearward(*restore, line=PASSPHRASE)
    assert (code, error) == (0, "")
    (old,) = tmp_path.glob("diary.nearward.before-restore-*")
    assert old.name in said
    assert exported(diary, tmp_path / "after.json") == held


def test_salvage_of_a_damaged_diary(demo: Path, tmp_path: Path) -> None:
    whole, damaged = tmp_path / "whole.nearward", tmp_path / "damaged.nearward"
    arguments = ("salvage", demo, whole, "--report", "json", "--passphrase-stdin")
    code, said, error = nearward(*arguments, line=PASSPHRASE)
    assert (code, error) == (0, "")
    report = json.loads(said)
    assert (report["left_out"], report["problems"]) == (0, [])
    assert report["read"] == report["kept"] > 200
    assert exported(whole, tmp_path / "1.json") == exported(demo, tmp_path / "2.json")
    body = bytearray(demo.read_bytes())
    for page in (20, 40, 60):
        body[page * 4096 + 99] ^= 255
    damaged.write_bytes(body)
    code, said, error = nearward("check", damaged, "--passphrase-stdin", line=PASSPHRASE)
    assert (code, error) == (1, "")
    assert "21, 41, 61" in said
    assert "nearward salvage" in said
    new = tmp_path / "new.nearward"
    code, said, error = nearward("salvage", damaged, new, "--passphrase-stdin", line=PASSPHRASE)
    assert (code, error) == (0, "")
    assert "3 pages of" in said
    assert damaged.read_bytes() == body
    assert nearward("check", new, "--passphrase-stdin", line=PASSPHRASE) == (0, "ok\n", "")
    # what is there is refused; a wrong passphrase leaves nothing
    assert nearward("salvage", damaged, new, "--passphrase-stdin", line=PASSPHRASE)[0] == 1
    other = tmp_path / "other.nearward"
    code, said, error = nearward("salvage", damaged, other, "--passphrase-stdin", line="wrong one")
    assert (code, said, error.count("\n")) == (1, "", 1)
    assert "does not open the diary" in error
    assert not list(tmp_path.glob("other*"))
