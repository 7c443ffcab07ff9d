"""The tour as it is called: pictures of every page, the sheets, the charts, and their index."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

from PIL import Image
from pypdf import PdfReader
from tests.i18n.test_texts import ROOT

from nearward.charts.table import CHARTS
from nearward.worksheets import catalogue
from nearward_ui.kit.learn.places import learned
from nearward_ui.pages import PAGES

#: the pages there are
FIRST_STEP = {
    "lock",
    "create",
    "journal",
    "moment",
    "moments",
    "check-in",
    "worksheet",
    "worksheets",
    "patterns",
    "print",
    "settings",
}
CAN_FAIL = FIRST_STEP - {"moments", "worksheets", "patterns"}
SIZE = (960, 600)
POINTS = {"a4": (595, 842), "letter": (612, 792)}
#: pages that show the same in a new diary
SAME_WITHOUT = (
    *("settings-empty", "shortcuts-empty", "privacy-empty"),
    *("learn-empty", "steps-empty"),
)


def nearward(*arguments: object, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nearward", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=900,
        env={**os.environ, **extra},
        check=False,
    )


def test_the_tour_shows_every_page_every_sheet_and_every_chart(tmp_path: Path) -> None:
    out, temporary, home = (tmp_path / name for name in ("out", "tmp", "home"))
    temporary.mkdir()
    home.mkdir()
    done = nearward(
        *("tour", out, "--theme", "light", "--size", "{}x{}".format(*SIZE)),
        TMPDIR=str(temporary),
        HOME=str(home),
        XDG_RUNTIME_DIR=str(temporary),
    )
    assert (done.returncode, done.stderr) == (0, "")
    rows = json.loads((out / "index.json").read_text(encoding="utf-8"))
    assert done.stdout == f"{len(rows)} files were made.\n"
    the_index_names_what_is_there(rows, out)
    every_page_is_in_it(rows)
    what_the_documents_show_is_in_it(rows)
    pictures_show_something(rows, out)
    sheets_open(rows, out)
    charts_are_there(rows, out)
    assert list(temporary.rglob("*")) == [], "the invented diary is gone"
    assert list(home.rglob("*.nearward")) == []
    assert not (home / ".config").exists(), "no setting of the person is touched"


def of_kind(rows: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["kind"] == kind]


def the_index_names_what_is_there(rows: list[dict[str, Any]], out: Path) -> None:
    named = [row["path"] for row in rows]
    there = {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()}
    assert sorted([*named, "index.json"]) == sorted(there)
    for row in rows:
        assert set(row) == {"kind", "page", "theme", "path"}
        assert row["kind"] in ("screen", "paper", "chart")
        assert row["theme"] == (None if row["kind"] == "paper" else "light")
        if row["kind"] == "screen":
            assert row["path"] == f"screens/light/{row['page']}.png"


def every_page_is_in_it(rows: list[dict[str, Any]]) -> None:
    pages = {row["page"] for row in of_kind(rows, "screen")}
    assert set(PAGES) | {"lock", "create"} >= FIRST_STEP
    assert {f"card-{card}" for card in learned().cards} <= pages
    for page in FIRST_STEP | set(PAGES) | {"approach"}:
        assert {page, f"{page}-empty"} <= pages, page
    for sheet in catalogue.sheets():
        assert {f"sheet-{sheet}", f"sheet-{sheet}-read"} <= pages, sheet
    assert "direction-again" in pages
    for page in CAN_FAIL | {"approach", "direction"}:
        assert any(name.startswith(f"{page}-error-") for name in pages), page
    wrong = {name for name in pages if name.startswith("lock-error-")}
    for code in ("wrong-passphrase", "damaged", "not-a-diary", "empty-file", "open-elsewhere"):
        assert f"lock-error-{code}" in wrong


def what_the_documents_show_is_in_it(rows: list[dict[str, Any]]) -> None:
    pages = {row["page"] for row in of_kind(rows, "screen")}
    told = runpy.run_path(str(ROOT / "packaging" / "pictures.py"))
    shown = {told["page_of"](file)[0] for _, _, file in told["shown"]()}
    assert len(shown) > 8
    assert shown <= pages


def pictures_show_something(rows: list[dict[str, Any]], out: Path) -> None:
    seen: dict[bytes, str] = {}
    for row in of_kind(rows, "screen"):
        with Image.open(out / row["path"]) as picture:
            assert picture.size == SIZE, row["page"]
            colours = picture.convert("RGB").getcolors(SIZE[0] * SIZE[1])
            assert colours is not None
            assert len(colours) > 30, row["page"]
            body = picture.tobytes()
        # the settings of a new diary are those of one in which none was changed; keys are keys, and
        # what holds on the computer holds for any diary
        # and what there is to learn is in every diary the same
        if row["page"] not in SAME_WITHOUT:
            assert seen.get(body) is None, f"{row['page']} looks like {seen.get(body)}"
        seen[body] = row["page"]


def sheets_open(rows: list[dict[str, Any]], out: Path) -> None:
    sheets = set(catalogue.sheets())
    assert {row["page"] for row in of_kind(rows, "paper")} == sheets | {
        "recovery",
        "diary",
        "appointment",
        "steps",
        *(f"card-{card}" for card in learned().cards),
        "own-sheet",
        "cards",
    }
    paths = {row["path"] for row in of_kind(rows, "paper")}
    for sheet, kind in product(sheets, ("blank", "filled", "example")):
        assert {f"paper/{sheet}-{kind}-{paper}.pdf" for paper in POINTS} <= paths, (sheet, kind)
    for paper in POINTS:
        diary = PdfReader(out / f"paper/diary-{paper}.pdf")
        assert "Contents" in diary.pages[0].extract_text()
        assert len(diary.pages) > 10
        report = PdfReader(out / f"paper/appointment-filled-{paper}.pdf")
        assert len(report.pages) == 1
        assert "Self-recorded. Not a diagnosis" in report.pages[0].extract_text()
    for sheet in (*sheets, "own-sheet"):
        for paper, size in POINTS.items():
            for kind in ("blank", "filled"):
                path = f"paper/{sheet}-{kind}-{paper}.pdf"
                assert path in paths
                reader = PdfReader(out / path)
                assert len(reader.pages) <= 2 or kind == "filled"
                for page in reader.pages:
                    box = page.mediabox
                    assert (round(float(box.width)), round(float(box.height))) == size
                assert len("".join(reader.pages[0].extract_text().split())) > 200


def charts_are_there(rows: list[dict[str, Any]], out: Path) -> None:
    charts = of_kind(rows, "chart")
    assert {row["page"] for row in charts} == {plot.id for each in CHARTS for plot in each.plots}
    for row in charts:
        assert row["path"] == f"charts/{row['page']}-light.png"
        with Image.open(out / row["path"]) as picture:
            assert picture.width > picture.height > 100
            assert not picture.info.get("Software")


def test_a_place_that_cannot_be_is_one_plain_line(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_bytes(b"here first")
    for place in (taken, taken / "below"):
        done = nearward("tour", place, "--theme", "night")
        assert done.returncode == 1
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
        assert "Traceback" not in done.stderr
    assert taken.read_bytes() == b"here first"
