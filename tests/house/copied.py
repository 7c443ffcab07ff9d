"""A copy of the tree in which something is built or planted, and what is then looked at there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: where the product stands; `packaging` only holds tools
PRODUCT = ("desktop", "ui", "resources")
LEFT = shutil.ignore_patterns("__pycache__")


class HouseCopy:
    """The product, its tools and its linter's rules, elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        for name in (*PRODUCT, "packaging"):
            shutil.copytree(ROOT / name, folder / name, ignore=LEFT)
        shutil.copyfile(ROOT / "pyproject.toml", folder / "pyproject.toml")
        (folder / "tests").symlink_to(ROOT / "tests")

    def add(self, path: str, text: str) -> None:
        """A new file; the folders above it are made."""
        place = self.root / path
        assert not place.exists(), f"{path} is there already"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def change(self, path: str, *pairs: tuple[str, str]) -> None:
        """Each text is there once, and another one takes its place."""
        place = self.root / path
        text = place.read_text(encoding="utf-8")
        for before, after in pairs:
            assert text.count(before) == 1, (
                f"{before!r} stands {text.count(before)} times in {path}"
            )
            text = text.replace(before, after)
        place.write_text(text, encoding="utf-8")

    def append(self, path: str, text: str) -> None:
        """A text at the end of a file."""
        place = self.root / path
        place.write_text(place.read_text(encoding="utf-8") + text, encoding="utf-8")

    @property
    def state(self) -> dict[str, str]:
        """Every file of the product by the sum of its bytes."""
        files = [file for name in PRODUCT for file in (self.root / name).rglob("*")]
        return {
            file.relative_to(self.root).as_posix(): sha256(file.read_bytes()).hexdigest()
            for file in files
            if file.is_file() and "__pycache__" not in file.parts
        }

    def since(self, before: dict[str, str]) -> tuple[set[str], set[str]]:
        """The files that are new since a state, and those that were changed or are gone."""
        now = self.state
        new = set(now) - set(before)
        return new, {path for path, held in before.items() if now.get(path) != held}

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command that sees this copy in place of the tree."""
        paths = os.pathsep.join(str(self.root / name) for name in PRODUCT)
        home = self.root / "home"
        home.mkdir(exist_ok=True)
        return subprocess.run(
            command,
            cwd=self.root,
            env={
                **os.environ,
                "PYTHONPATH": paths,
                "HOME": str(home),
                "QT_QPA_PLATFORM": "offscreen",
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def walk(self, code: str) -> None:
        """Run a piece of Python; what it asserts holds here."""
        done = self.run(sys.executable, "-W", "error", "-c", code)
        assert done.returncode == 0, done.stdout + done.stderr

    def lint(self) -> str:
        """What the contracts of imports say."""
        script = Path(sys.executable).with_name("lint-imports")
        done = self.run(str(script), "--no-cache")
        return done.stdout + done.stderr
