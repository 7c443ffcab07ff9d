"""The table of pages: no bad row, no route to nowhere, and walls around every folder of a page."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grimp
import pytest
from tests.house import page_layers
from tests.house.page_layers import PageLayers

from nearward.domain import kinds
from nearward_ui import page_row, pages, routes
from nearward_ui.actions import ACTIONS
from nearward_ui.kit.page import Page
from nearward_ui.page_row import ABOVE, BadPageError, PageRow
from nearward_ui.pages import PAGES, ROWS

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "ui" / "nearward_ui"
#: a key to press, as it stands in the code
KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift|Meta)\+)+[^ ]+|F[0-9]{1,2}")
GARDEN = PageRow("garden", "nearward_ui.garden.page:GardenPage", "Garden", "Ctrl+9", rail=ABOVE)
LAYERS = ["tour", "shell", "<pages>", "unlock", "presence", "kit"]
LAYERS += ["actions", "action_row", "pages", "pages_below", "page_row", "routes"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"key": ""}, "(without a key): it has no key"),
        ({"key": "trash"}, "(trash): the key 'trash' is taken by another row"),
        ({"title": ""}, "(garden): it has no title"),
        ({"source": "nearward_ui.garden.page"}, "is not a module and a class"),
        ({"rail": "middle"}, "the rail has no place 'middle'"),
        ({"belongs_to": "journal"}, "it stands in the rail and belongs to another page"),
        ({"rail": "", "belongs_to": "attic"}, "the rail has no page 'attic'"),
        ({"rail": "", "belongs_to": "trash"}, "the rail has no page 'trash'"),
        ({"keys": "Ctrl+1"}, "the key Ctrl+1 is taken by journal"),
        ({"keys": "F1"}, "the key F1 is taken by help"),
        ({"keys": "Shift+Ctrl+P"}, "the key Shift+Ctrl+P is taken by pause"),
        ({"opens": "entry"}, "a record of kind 'entry' is opened by 'journal'"),
    ],
)
def test_a_bad_row_is_refused(changes: dict[str, Any], reason: str) -> None:
    page_row.table((*ROWS, GARDEN))
    with pytest.raises(BadPageError, match=r"^ui/nearward_ui/pages\.py, row \d+ \(") as told:
        page_row.table((*ROWS, GARDEN._replace(**changes)))
    assert reason in str(told.value)
    assert f"row {len(ROWS) + 1} " in str(told.value)


def bad_source(row: PageRow) -> str:
    """Why the page of a row cannot be shown."""
    module, _, name = row.source.partition(":")
    try:
        made = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        return f"{page_row.FILE}, row ({row.key}): {error}"
    is_page = isinstance(made, type) and issubclass(made, Page)
    return "" if is_page else f"{page_row.FILE}, row ({row.key}): {name} is not a page"


def test_every_row_leads_to_a_page() -> None:
    assert [said for said in map(bad_source, ROWS) if said] == []
    for source in ("nearward_ui.garden.page:GardenPage", "nearward_ui.help.page:X", "os:getcwd"):
        assert bad_source(GARDEN._replace(source=source)).startswith(page_row.FILE)


def test_every_page_has_a_row() -> None:
    """A page that no row knows cannot be shown by anyone."""

    def below(kind: type[Page]) -> Iterator[type[Page]]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    known = {row.source for row in ROWS}
    for row in ROWS:
        importlib.import_module(row.source.partition(":")[0])
    for folder in page_layers.folders():
        for path in (UI / folder).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT / "ui").with_suffix("").parts)
            importlib.import_module(name.removesuffix(".__init__"))
    ours = [one for one in below(Page) if one.__module__.startswith("nearward_ui.")]
    leaves = [one for one in ours if not [sub for sub in below(one) if sub in ours]]
    assert {f"{one.__module__}:{one.__name__}" for one in leaves} == known


def led_to(source: str) -> Iterator[tuple[int, str]]:
    """The lines that name a page in a route, and the page."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Route", "kept_route"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant):
                yield node.lineno, str(first.value)


def lost(source: str, file: str) -> list[str]:
    """Routes to a page that is not there: file, line and reason."""
    return [
        f"{file}:{line}: a route to {page!r}, which is no page"
        for line, page in led_to(source)
        if page not in PAGES
    ]


def test_no_route_leads_nowhere() -> None:
    found, seen = [], 0
    for path in sorted(UI.rglob("*.py")):
        source = path.read_text("utf-8")
        seen += len(list(led_to(source)))
        found += lost(source, str(path.relative_to(ROOT)))
    assert found == []
    assert seen > 20
    assert lost('self.go.emit(Route("attic"))', "x.py") == [
        "x.py:1: a route to 'attic', which is no page"
    ]
    assert {page for page in routes.WISHES if page not in PAGES} == set()


def test_every_kind_in_the_timeline_is_opened_somewhere() -> None:
    for row in kinds.KINDS:
        if row.in_timeline:
            beside = [page.key for page in ROWS if page.opens_beside == row.name]
            whole = [page.key for page in ROWS if page.opens == row.name]
            (page,) = whole + beside
            assert pages.to_thing(row.name, 7) == routes.kept_route(
                page, {"id" if whole else row.name: 7}
            )
    assert pages.opened() <= set(kinds.BY_NAME)


def test_no_key_is_pressed_that_no_table_knows() -> None:
    declared = {"Esc", *(row.keys for row in ROWS)}
    declared.update(*(row.keys for row in ACTIONS.values()))
    found = {}
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and KEYS.fullmatch(text) and text not in declared:
                found[text] = path.name
    assert found == {}


# walls


def graph() -> grimp.ImportGraph:
    return grimp.build_graph("nearward_ui", cache_dir=None)


def said_of(graph: grimp.ImportGraph) -> tuple[set[str], set[tuple[str, str]]]:
    """What the contract says: rooms that nobody placed, and imports that may not be."""
    options = {"containers": ["nearward_ui"], "layers": LAYERS, "exhaustive": "True"}
    check = PageLayers("the window", {"root_packages": ["nearward_ui"]}, options).check(
        graph, verbose=False
    )
    chains = check.metadata["invalid_dependencies"]
    bad = {(one["importer"], one["imported"]) for one in chains}
    assert check.kept == (not bad and not check.metadata["undeclared_modules"])
    return set(check.metadata["undeclared_modules"]), bad


def test_the_contract_of_the_linter_is_this_one() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert 'contract_types = ["page_layers: tests.house.page_layers.PageLayers"]' in text
    assert f"layers = {LAYERS}".replace("'", '"') in text
    assert said_of(graph()) == (set(), set())


def test_a_room_that_nobody_placed_is_caught() -> None:
    found = graph()
    found.add_module("nearward_ui.garden")
    assert said_of(found) == ({"nearward_ui.garden"}, set())


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("garden", "journal"),
        ("journal", "garden"),
        ("printing", "exchange"),
        ("kit", "garden"),
        ("unlock", "garden"),
        ("garden", "shell"),
        ("unlock", "shell"),
        ("pages", "kit"),
    ],
)
def test_a_wall_stands_from_the_first_day(
    importer: str, imported: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PAGES, "garden", GARDEN)
    found = graph()
    for name in ("garden", "garden.page"):
        found.add_module(f"nearward_ui.{name}")
    found.add_import(importer="nearward_ui.garden.page", imported="nearward_ui.kit.page")
    assert said_of(found) == (set(), set())
    arrow = f"nearward_ui.{importer}", f"nearward_ui.{imported}"
    found.add_import(importer=arrow[0], imported=arrow[1])
    unplaced, bad = said_of(found)
    assert unplaced == set()
    assert arrow in bad


# a page more

ROW = """ROWS = (
    PageRow(
        "garden", "nearward_ui.garden.page:GardenPage", N_("Garden"),
        keys="Ctrl+9", rail=ABOVE, lands=N_("After opening: the garden."),
    ),
"""
PAGE = '''
"""The garden: a made-up page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import Heading


class GardenPage(Page):
    """What grows."""

    def __init__(self, around: PageContext) -> None:
        super().__init__(around)
        box = QVBoxLayout(self)
        self.frame(box)
        box.addWidget(Heading(self.words("Garden")))
'''
HANDS = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
import nearward_ui
from nearward.i18n import Translator
from nearward_ui.kit.theme import Theme, load_fonts
from nearward_ui.shell.app import make_application
from nearward_ui.tour.driver import Driver
from nearward_ui.tour.record import Record
from nearward_ui.tour.screens import Screens

out = Path(sys.argv[1])
app = make_application()
load_fonts()
now = datetime.now(timezone.utc)
look = Theme("light", 100)
driver = Driver(look, Translator("en"), (1100, 700), lambda: now, out / "d.nearward")
window = driver.window
press = lambda: QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
said = [nearward_ui.__file__]
press()
said.append(window.lock_page.then_hint.text())
driver.make(out / "d.nearward", "an invented passphrase")
said.append(window.room.current.key)
window.room.rail.buttons["journal"].click()
said.append(window.room.current.key)
press()
said.append(window.room.current.key)
button = window.room.rail.buttons["garden"]
said += [button.text(), button.keys, str(button.isChecked())]
Screens(driver, Record(out / "tour"), "light", out).empty_pages()
driver.quit()
print(*said, sep="\\n")
"""


def test_a_page_is_one_folder_and_one_row(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for name in ("desktop", "ui"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    garden = copy / "ui" / "nearward_ui" / "garden"
    garden.mkdir()
    (garden / "__init__.py").write_text('"""The garden."""\n', "utf-8")
    (garden / "page.py").write_text(PAGE.lstrip(), "utf-8")
    table = copy / "ui" / "nearward_ui" / "pages.py"
    table.write_text(table.read_text("utf-8").replace("ROWS = (\n", ROW, 1), "utf-8")
    paths = (copy / "desktop", copy / "ui", ROOT / "resources")
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", HANDS, str(home)],
        capture_output=True,
        text=True,
        timeout=400,
        env={
            "PYTHONPATH": ":".join(map(str, paths)),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(home),
        },
        check=False,
    )
    assert done.returncode == 0, done.stderr
    where, hint, *said = done.stdout.splitlines()
    assert Path(where).is_relative_to(copy)
    assert hint == "After opening: the garden."
    assert said == ["garden", "journal", "garden", "Garden", "Ctrl+9", "True"]
    made = {path.stem for path in (home / "tour" / "screens" / "light").iterdir()}
    assert "garden-empty" in made
    assert len(made) == len(PAGES) - 1
