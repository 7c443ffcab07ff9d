"""What the house forbids is caught: each of it is planted in a copy, and a gate says so."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.house.planted import ROOT, Copy

FUTURE = "from __future__ import annotations\n"
WINDOW = "The window stacks one way, and pages do not know each other"
#: (what is planted, where, as what, the contract that it breaks)
ARROWS = (
    (
        "a page that imports another page",
        "ui/nearward_ui/moments/list.py",
        "import nearward_ui.people.list",
        WINDOW,
    ),
    (
        "a page that imports another page for its types only",
        "ui/nearward_ui/settings/page.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import nearward_ui.help.page",
        WINDOW,
    ),
    (
        "a page that imports the window",
        "ui/nearward_ui/people/list.py",
        "import nearward_ui.shell.window",
        WINDOW,
    ),
    (
        "a new room of the window that nobody placed",
        "ui/nearward_ui/attic/__init__.py",
        '"""An attic."""',
        WINDOW,
    ),
    (
        "a page that imports the vault",
        "ui/nearward_ui/people/list.py",
        "import nearward.vault.vault",
        "The window asks the session, and never the vault",
    ),
    (
        "a page that imports a table of the vault for its types only",
        "ui/nearward_ui/moments/list.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import nearward.vault.tables.row",
        "The window asks the session, and never the vault",
    ),
    (
        "the kit knows a page",
        "ui/nearward_ui/kit/theme.py",
        "import nearward_ui.journal.page",
        WINDOW,
    ),
    (
        "a new room that nobody placed",
        "desktop/nearward/attic/__init__.py",
        '"""An attic."""',
        "Rooms stack one way",
    ),
    (
        "a room that looks up",
        "desktop/nearward/domain/day.py",
        "import nearward.session.desk",
        "Rooms stack one way",
    ),
    (
        "a new wing of the vault that nobody placed",
        "desktop/nearward/vault/attic/__init__.py",
        '"""An attic."""',
        "Care stands on the vault, the vault on its tables, the tables on the file",
    ),
    (
        "a table that knows the vault",
        "desktop/nearward/vault/tables/entries.py",
        "import nearward.vault.vault",
        "Care stands on the vault, the vault on its tables, the tables on the file",
    ),
    (
        "the house looks out of the window",
        "desktop/nearward/session/desk.py",
        "import nearward_ui.kit.context",
        "The house never looks out of the window",
    ),
    (
        "Qt in a room of the house",
        "desktop/nearward/insight/history.py",
        "from PySide6.QtCore import QDate",
        "No Qt in the house",
    ),
    (
        "SQL outside the vault",
        "desktop/nearward/session/desk.py",
        "import sqlcipher3",
        "Only the vault touches SQLCipher",
    ),
    (
        "just one request",
        "ui/nearward_ui/help/page.py",
        "import urllib.request",
        "Nothing reaches the network",
    ),
)
#: what is planted, and the rule of ruff that it breaks
FAULTS = {
    "branching of 11": (
        "def planted(n: int) -> int:\n" + "    if n:\n        n += 1\n" * 10 + "    return n\n",
        "C901",
    ),
    "eight arguments": (
        f"def planted({', '.join(f'a{n}: int' for n in range(8))}) -> int:\n"
        f"    return {' + '.join(f'a{n}' for n in range(8))}\n",
        "PLR0913",
    ),
    "an argument that nobody reads": ("def planted(n: int) -> int:\n    return 1\n", "ARG001"),
    "a blind except": (
        "def planted() -> None:\n    try:\n        print()\n    except Exception:\n        pass\n",
        "BLE001",
    ),
    "a bare except": (
        "def planted() -> None:\n    try:\n        print()\n    except:\n        pass\n",
        "E722",
    ),
    "code in a comment": ("# planted = planted(1)\n", "ERA001"),
    "a name that nobody reads": ("def planted() -> None:\n    n = 1\n", "F841"),
    "an import that nobody reads": ("import json\n", "F401"),
    "an else behind a return": (
        "def planted(n: int) -> int:\n    if n:\n        return 1\n    else:\n        return 2\n",
        "RET505",
    ),
    "a return that says nothing here and something there": (
        "def planted(n: int) -> int | None:\n    if n:\n        return\n    return 1\n",
        "RET502",
    ),
    "an address of the network": ("from PySide6 import QtNetwork\n", "TID251"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path / "house")


def test_the_house_as_it_is_breaks_nothing(copy: Copy) -> None:
    assert copy.broken() == set()


@pytest.mark.parametrize(
    ("file", "text", "contract"), [row[1:] for row in ARROWS], ids=[row[0] for row in ARROWS]
)
def test_an_arrow_that_must_not_be_is_caught(
    copy: Copy, file: str, text: str, contract: str
) -> None:
    copy.plant(file, f"\n{text}\n")
    assert contract in copy.broken()


@pytest.mark.parametrize("what", FAULTS)
@pytest.mark.parametrize("room", ["desktop/nearward/session", "ui/nearward_ui/help"])
def test_ruff_catches(copy: Copy, what: str, room: str) -> None:
    text, rule = FAULTS[what]
    file = f"{room}/planted.py"
    copy.plant(file, f'"""Planted."""\n\n{FUTURE}\n{text}')
    assert rule in copy.found_by_ruff(file)


def test_mypy_reads_the_tests(copy: Copy) -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert rules["strict"] is True
    assert "tests" in rules["files"]
    assert not rules.keys() & {"exclude", "disable_error_code"}
    file = "tests/domain/test_planted.py"
    copy.plant(
        file, f'"""Planted."""\n\n{FUTURE}\ndef test_planted(found) -> None:\n    assert found\n'
    )
    assert "no-untyped-def" in copy.found_by_mypy(file)
