"""No circle among modules or rooms, type imports included; and nobody below knows the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

#: what makes a window; all else is given what it needs, and says what it wants by signals
MAKERS = {"nearward_ui.shell.app", "nearward_ui.tour.driver"}


@cache
def imports() -> dict[str, set[str]]:
    """What each module imports, within the house."""
    graph = grimp.build_graph("nearward", "nearward_ui", cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def module(name: str) -> str:
    return name


def room(name: str) -> str:
    """A room of the house: `nearward.vault`, `nearward_ui.shell`."""
    return ".".join(name.split(".")[:2])


def circle(found: dict[str, set[str]], place: Callable[[str], str]) -> list[str]:
    """One circle among modules, or among their rooms; empty when there is none."""
    arrows: dict[str, set[str]] = {}
    for importer, imported in found.items():
        # a package holds its modules; the front door sees both houses
        if importer != "nearward.__main__":
            arrows.setdefault(place(importer), set()).update(map(place, imported))
    for importer, targets in arrows.items():
        targets.discard(importer)
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize("place", [module, room])
def test_there_is_no_circle(place: Callable[[str], str]) -> None:
    assert circle(imports(), place) == []


@pytest.mark.parametrize("place", [module, room])
def test_a_circle_would_be_seen(place: Callable[[str], str]) -> None:
    planted = {**imports(), "nearward_ui.kit.new": {"nearward_ui.shell.window"}}
    planted["nearward_ui.shell.window"] = {
        *imports()["nearward_ui.shell.window"],
        "nearward_ui.kit.new",
    }
    assert circle(planted, place) != []


def test_nobody_below_knows_the_window() -> None:
    knows = {name for name, found in imports().items() if "nearward_ui.shell.window" in found}
    assert knows == MAKERS
