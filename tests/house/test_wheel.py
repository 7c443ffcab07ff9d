"""The wheel holds the three packages with all they read, and nothing else."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("desktop/nearward", "ui/nearward_ui", "resources/nearward_resources")
MADE_BY_PYTHON = ("__pycache__",)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Built as a packager would, without any network."""
    pytest.importorskip("hatchling")
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (file,) = out.iterdir()
    assert file.name.endswith("-py3-none-any.whl")
    return zipfile.ZipFile(file)


def wanted() -> set[str]:
    """Every file of the three packages, by its name in the wheel."""
    found = set()
    for package in PACKAGES:
        folder = ROOT / package
        for file in folder.rglob("*"):
            if file.is_file() and not set(file.parts) & set(MADE_BY_PYTHON):
                found.add(file.relative_to(folder.parent).as_posix())
    return found


def rest(wheel: zipfile.ZipFile) -> set[str]:
    """What is in the wheel beside the packages, without the folder's version."""
    names = {name for name in wheel.namelist() if not name.endswith("/")}
    return {name.split(".dist-info/", 1)[-1] for name in names - wanted()}


def test_it_holds_every_file_of_the_packages(wheel: zipfile.ZipFile) -> None:
    held = set(wheel.namelist())
    assert wanted() - held == set()
    for ending in (".sql", ".toml", ".qss", ".ttf", ".svg", ".pot", ".txt"):
        assert any(name.endswith(ending) for name in held), ending
    assert len(held) == len(wheel.namelist()), "nothing is in it twice"


def test_it_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    licences = {
        f"licenses/{file.relative_to(ROOT).as_posix()}"
        for pattern in told["license-files"]
        for file in ROOT.glob(pattern)
    }
    assert "licenses/LICENSE" in licences
    assert any("OFL" in name for name in licences)
    assert rest(wheel) == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", *licences}
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        Path(package).name for package in PACKAGES
    }


def test_what_it_says_of_itself(wheel: zipfile.ZipFile) -> None:
    from nearward import __version__

    (name,) = [n for n in wheel.namelist() if n.endswith(".dist-info/METADATA")]
    told = Parser().parsestr(wheel.read(name).decode("utf-8"))
    assert (told["Name"], told["Version"]) == ("nearward", __version__)
    assert told["License-Expression"] == "GPL-3.0-or-later"
    needs = told.get_all("Requires-Dist", [])
    assert not any("pytest" in need or "ruff" in need for need in needs)
    entry = configparser.ConfigParser()
    entry.read_string(wheel.read(name.replace("METADATA", "entry_points.txt")).decode("utf-8"))
    assert dict(entry["console_scripts"]) == {"nearward": "nearward.__main__:main"}


def test_no_path_of_this_computer_is_in_it(wheel: zipfile.ZipFile) -> None:
    for name in wheel.namelist():
        body = wheel.read(name)
        for path in (str(ROOT), str(Path.home()), sys.prefix):
            if len(path) > 5:
                assert path.encode() not in body, (name, path)


def test_it_works_from_where_it_is_unpacked(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """A diary is made, the demonstration in it is read from the data, and all of it is checked."""
    place, diary = tmp_path / "place", tmp_path / "d.nearward"
    wheel.extractall(place)
    names = {"PYTHONPATH": str(place), "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env={**os.environ, **names},
            input="a very plain heron\n",
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    where = "import nearward, nearward_resources as data; print(nearward.__file__, data.FOLDER)"
    for path in run("-c", where).split():
        assert Path(path).is_relative_to(place)
    run("-m", "nearward", "new", str(diary), "--demo", "--passphrase-stdin")
    assert run("-m", "nearward", "check", str(diary), "--passphrase-stdin") == "ok\n"
