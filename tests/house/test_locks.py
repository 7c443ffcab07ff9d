"""What is installed: a person gets no developers' tools, and both get the same versions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.M)


def pinned(name: str) -> dict[str, set[str]]:
    """Name of a package -> its versions (one for each Python, where they differ)."""
    found: dict[str, set[str]] = {}
    for package, version in PINNED.findall((ROOT / "packaging" / name).read_text("utf-8")):
        found.setdefault(package.lower(), set()).add(version)
    return found


def names(requirements: list[object]) -> set[str]:
    """The names in a list of requirements."""
    return {re.split(r"[^A-Za-z0-9._-]", str(one))[0].lower() for one in requirements if one}


def test_the_two_locks_agree_and_only_one_holds_the_tools() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    needed = names(project["project"]["dependencies"] + groups["build"])
    tools = names([one for one in groups["dev"] if isinstance(one, str)])
    person, developer = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert needed <= set(person)
    assert needed | tools <= set(developer)
    # fontTools is a developers' tool that matplotlib needs as well
    assert tools & set(person) == {"fonttools"}
    assert {name: developer[name] for name in person} == person
