"""The shipped worksheet and twelve that are made up, as one folder of definitions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.worksheets import made_up

from nearward.worksheets import catalogue


@pytest.fixture
def twelve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder, in the place of the shipped one."""
    folder = tmp_path / "definitions"
    shutil.copytree(catalogue.folder(), folder)
    made_up.write(folder)
    monkeypatch.setattr(catalogue, "folder", lambda: folder)
    catalogue._read_all.cache_clear()
    yield folder
    catalogue._read_all.cache_clear()
