"""Nothing is too large to be seen at once: files, folders and functions."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES, MOST_FILES = 400, 20
#: a file for each row of a table stands here: the table is what is seen at once
OF_ROWS = {"desktop/nearward/vault/tables/kinds"}
#: lines of a function, from its name to its end; a test may tell a whole day
MOST = {"desktop": 40, "ui": 40, "packaging": 40, "tests": 60}


def code(room: str, root: Path = ROOT) -> list[Path]:
    return sorted((root / room).rglob("*.py"))


def long_files(room: str, root: Path = ROOT) -> dict[str, int]:
    lengths = {str(p): len(p.read_text("utf-8").splitlines()) for p in code(room, root)}
    return {name: lines for name, lines in lengths.items() if lines > MOST_LINES}


def full_folders(room: str, root: Path = ROOT) -> dict[str, int]:
    folders = (path.parent.relative_to(root).as_posix() for path in code(room, root))
    counts = Counter(folder for folder in folders if folder not in OF_ROWS)
    return {name: count for name, count in counts.items() if count > MOST_FILES}


def long_functions(room: str, root: Path = ROOT) -> Iterator[tuple[str, str, int]]:
    for path in code(room, root):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                lines = node.end_lineno - node.lineno + 1
                if lines > MOST[room]:
                    yield str(path), node.name, lines


@pytest.mark.parametrize("room", MOST)
def test_no_file_is_too_long(room: str) -> None:
    assert long_files(room) == {}


@pytest.mark.parametrize("room", MOST)
def test_no_folder_holds_too_many_files(room: str) -> None:
    assert full_folders(room) == {}


@pytest.mark.parametrize("room", MOST)
def test_no_function_is_too_long(room: str) -> None:
    assert list(long_functions(room)) == []


def test_what_is_too_large_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "ui" / "attic"
    folder.mkdir(parents=True)
    for n in range(MOST_FILES + 1):
        (folder / f"m{n}.py").write_text("")
    body = "    print()\n" * MOST["ui"]
    (folder / "m0.py").write_text(f"def planted() -> None:\n{body}" + "\n" * MOST_LINES)
    assert list(full_folders("ui", tmp_path).values()) == [MOST_FILES + 1]
    assert len(long_files("ui", tmp_path)) == 1
    assert [name for _, name, _ in long_functions("ui", tmp_path)] == ["planted"]


def test_no_two_test_files_have_one_name() -> None:
    """pytest knows a file by its name, and would leave out the second."""
    names = Counter(file.name for file in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []
