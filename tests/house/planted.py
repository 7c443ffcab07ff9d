"""A copy of the tree in which something wrong is planted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("desktop", "ui", "resources")


class Copy:
    """The product and its rules, in a folder of their own; the tests and papers stay out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for room in ("desktop", "ui"):
            ignored = shutil.ignore_patterns("__pycache__", "decisions", "*.md")
            shutil.copytree(ROOT / room, folder / room, ignore=ignored)
        # data that no rule reads
        (folder / "resources").symlink_to(ROOT / "resources", target_is_directory=True)
        shutil.copy(ROOT / "pyproject.toml", folder)
        # a contract of our own
        (folder / "tests" / "house").mkdir(parents=True)
        shutil.copy(ROOT / "tests" / "house" / "page_layers.py", folder / "tests" / "house")

    def plant(self, file: str, text: str) -> Path:
        """Write at the end of a file; one that is not there is made, with its folders."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as opened:
            opened.write(text)
        return path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the copy, on the packages of the copy."""
        places = os.pathsep.join(str(self.folder / room) for room in ROOMS)
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": places, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    def broken(self) -> set[str]:
        """The contracts that are broken, by their names."""
        code = "from importlinter.cli import lint_imports_command as run; run()"
        done = self.run("-c", code, "--no-cache")
        said = [line.rpartition(" ") for line in _verdicts(done.stdout)]
        assert any(verdict == "KEPT" for _, _, verdict in said), done.stdout + done.stderr
        return {name for name, _, verdict in said if verdict == "BROKEN"}

    def found_by_ruff(self, file: str) -> set[str]:
        """The rules that a file breaks."""
        done = self.run("-m", "ruff", "check", "--no-cache", "--output-format", "concise", file)
        return {line.split()[1] for line in done.stdout.splitlines() if line.startswith(file)}

    def found_by_mypy(self, file: str) -> str:
        """What mypy says of a file, by the rules of the house; nothing that it imports is read."""
        options = ("--follow-imports", "skip", "--cache-dir", os.devnull)
        return self.run("-m", "mypy", *options, file).stdout


def _verdicts(said: str) -> list[str]:
    """A line for each contract; what was left out of it by its own rules is not told."""
    lines = (line.partition(" (")[0].strip() for line in said.splitlines())
    return [line for line in lines if line.endswith((" KEPT", " BROKEN"))]
