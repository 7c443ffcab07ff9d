"""A fourth and a fifth kind cost a class, a schema, a table and a row, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.vault.made_up_kinds import put_into

from nearward.vault.file.schema import SCHEMA

ROOT = Path(__file__).resolve().parents[2]
#: that all is written, exported and taken in is asked of the new kinds by tests that know none
WALKING = (
    "tests/leaks/test_fields.py",
    "tests/faults/test_any_error.py::test_a_day_writes_of_every_kind",
    "tests/exchange/test_round_trip.py::test_an_export_knows_every_column_of_every_table",
    "tests/exchange/test_round_trip.py::test_what_every_field_holds_comes_back",
)


def test_nothing_else_has_to_be_touched(tmp_path: Path) -> None:
    without = shutil.ignore_patterns("__pycache__", "*.pyc", "real")
    for name in ("desktop", "resources", "ui", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=without)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    touched = put_into(tmp_path / "desktop" / "nearward", SCHEMA + 1)
    # a class, a row and a schema for all three, and a table for each
    assert len(touched) == 3 + 3
    path = os.pathsep.join(str(tmp_path / name) for name in ("desktop", "resources", "ui"))
    asked = ["tests/vault/in_a_copy.py", "tests/kit/shown_in_a_copy.py", *WALKING]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *asked],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "passed" in done.stdout
