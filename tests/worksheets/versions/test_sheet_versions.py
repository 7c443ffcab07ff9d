"""A worksheet is read by the version of its definition that it was given under."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nearward.domain.model import Worksheet
from nearward.worksheets import catalogue
from nearward.worksheets.catalogue import UnknownSheet

FIRST = """
id = "walk"
title = "A walk"
purpose = "For a test."
intro = "An intro."
foot = "A foot."

[[step]]
id = "one"
title = "One"

[[step.field]]
id = "where"
kind = "text"
label = "Where I went"
"""
SECOND = FIRST.replace('foot = "A foot."', 'foot = "A foot."\nversion = 2').replace(
    "Where I went", "The way I took"
)
AT = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of definitions, one of which was changed."""
    (tmp_path / "older").mkdir()
    (tmp_path / "walk.toml").write_text(SECOND, encoding="utf-8")
    (tmp_path / "older" / "walk-1.toml").write_text(FIRST, encoding="utf-8")
    monkeypatch.setattr(catalogue, "folder", lambda: tmp_path)
    catalogue._read_all.cache_clear()
    yield tmp_path
    catalogue._read_all.cache_clear()


def asked(version: int) -> str:
    """What the question of a version says."""
    return catalogue.one_of(worksheet(version)).fields[0].label


def worksheet(version: int) -> Worksheet:
    """One that was given under a version."""
    return Worksheet(at=AT, day=AT.date(), sheet="walk", sheet_version=version)


def test_each_is_read_by_its_own_version(folder: Path) -> None:
    assert catalogue.troubles() == []
    assert [asked(1), asked(2)] == ["Where I went", "The way I took"]
    assert [sheet.version for sheet in catalogue.sheets().values()] == [2]
    assert [sheet.version for sheet in catalogue.every()] == [2, 1]
    with pytest.raises(UnknownSheet):
        asked(3)


def test_what_is_not_there_is_called_as_what_is(folder: Path) -> None:
    for version in (1, 2, 3):
        near = catalogue.nearest("walk", version)
        assert near is not None
        assert near.version == min(version, 2)
    (folder / "walk.toml").unlink()
    catalogue._read_all.cache_clear()
    assert catalogue.sheets() == {}
    # a sheet that is offered no more is still read
    assert asked(1) == "Where I went"
    last = catalogue.nearest("walk", 3)
    assert last is not None
    assert last.version == 1
    assert catalogue.nearest("run", 1) is None


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("walk-2.toml", SECOND, "version 2 is not below the one of today, 2"),
        ("walk-3.toml", FIRST, "the file of this version is named walk-1.toml"),
        ("walk.toml", FIRST, "the file of this version is named walk-1.toml"),
        ("walk-0.toml", FIRST.replace('id = "one"', 'id = ""'), "step 1: id is missing or empty"),
        ("walk-7.toml", "not = toml = at all", ""),
    ],
)
def test_what_is_no_earlier_version_is_refused(
    folder: Path, name: str, text: str, reason: str
) -> None:
    (folder / "older" / name).write_text(text, encoding="utf-8")
    catalogue._read_all.cache_clear()
    (trouble,) = catalogue.troubles()
    assert str(trouble.values["name"]).endswith(name)
    assert reason in str(trouble.values["reason"])
    assert [asked(1), asked(2)] == ["Where I went", "The way I took"]
