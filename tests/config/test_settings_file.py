"""The few settings that stand in clear: nothing else gets there, and no such file is trouble."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kit.nobody import nobody

from nearward.config import places
from nearward.config.setting import DIARY, NEAR, SCREEN, WRITING
from nearward.config.settings import ROWS, TABLE, Settings, rows_on

#: what may stand in clear
IN_CLEAR = {"window", "theme", "text_size", "language", "reduced_motion", "last_diary"}
IN_CLEAR |= {"title", "backup_folder", "emergency_number"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=6,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def stand(file: Path, content: bytes | object) -> None:
    """Let something stand where the settings are kept."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def values(kept: Settings) -> dict[str, object]:
    return {row.key: kept.value(row.key) for row in TABLE}


DEFAULTS = {row.key: row.default for row in TABLE}


def test_what_stands_in_clear_is_what_may_stand_there() -> None:
    assert {row.key for row in TABLE if row.place == "clear"} == IN_CLEAR
    assert all(row.place in ("clear", "diary") for row in TABLE)


def test_every_default_fits_its_own_row() -> None:
    for row in TABLE:
        assert row.fits(row.default), row.key


def test_a_change_is_written_at_once_and_read_again(file: Path) -> None:
    kept = Settings(file)
    assert not file.exists(), "nothing is written before something is changed"
    kept.change("theme", "night")
    kept.change("text_size", 150)
    assert json.loads(file.read_text(encoding="utf-8")) == {"theme": "night", "text_size": 150}
    again = Settings(file)
    assert (again.theme, again.text_size, again.language) == ("night", 150, "en")


def test_the_file_is_for_its_owner_only(file: Path) -> None:
    Settings(file).change("theme", "night")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_belongs_into_the_diary_never_reaches_the_file(file: Path) -> None:
    kept = Settings(file)
    for key, value in (("idle_minutes", 33), ("paper", "letter"), ("day_ends", 2)):
        assert kept.change(key, value)
    assert not file.exists()
    kept.change("theme", "light")
    assert set(json.loads(file.read_text(encoding="utf-8"))) == {"theme"}


def test_what_others_put_into_the_file_is_neither_taken_nor_kept(file: Path) -> None:
    stand(file, {"theme": "night", "idle_minutes": 120, "diary_text": "Dear diary", "": 1})
    kept = Settings(file)
    assert (kept.theme, kept.idle_minutes) == ("night", 5)
    kept.change("text_size", 120)
    assert json.loads(file.read_text(encoding="utf-8")) == {"theme": "night", "text_size": 120}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not JSON",
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
        b"null",
        b"[1, 2]",
        b'"theme"',
        b'{"text_size": NaN}',
        b'{"text_size": 1e999, "theme": 1e999}',
        b'{"text_size": ' + b"9" * 10_000 + b"}",
        {"text_size": 10**40, "theme": "noon", "language": None},
        {"text_size": -1, "theme": "", "language": 5, "reduced_motion": 1},
        {"text_size": True, "theme": ["night"], "window": {"x": 1}, "last_diary": 0},
        {"text_size": 100.0, "theme": {"night": 1}, "window": [], "last_diary": None},
        {"text_size": "150", "theme": "NIGHT", "reduced_motion": "yes"},
        {"text_size": 79},
        {"text_size": 201},
    ],
)
def test_a_broken_file_is_never_trouble(file: Path, content: bytes | object) -> None:
    stand(file, content)
    kept = Settings(file)
    assert values(kept) == DEFAULTS
    kept.change("theme", "night")
    assert json.loads(file.read_text(encoding="utf-8")) == {"theme": "night"}


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.dictionaries(st.sampled_from([row.key for row in TABLE]), JSON))
def test_whatever_stands_in_it_each_value_fits_its_row(file: Path, content: Any) -> None:
    stand(file, content)
    kept = Settings(file)
    for row in TABLE:
        assert row.fits(kept.value(row.key)), row.key
        if row.place == "diary":
            assert kept.value(row.key) == row.default


@settings(deadline=None)
@given(content=st.dictionaries(st.sampled_from([row.key for row in TABLE]) | st.text(), JSON))
def test_whatever_a_diary_holds_as_settings(content: dict[str, object]) -> None:
    kept = Settings()
    kept.take_diary(content)
    for row in TABLE:
        assert row.fits(kept.value(row.key)), row.key
        if row.place == "clear":
            assert kept.value(row.key) == row.default


def test_after_a_lock_what_the_diary_held_is_forgotten() -> None:
    kept = Settings()
    kept.take_diary({"idle_minutes": 30, "paper": "letter", "first_weekday": 6, "day_ends": 0})
    assert (kept.idle_minutes, kept.paper, kept.first_weekday, kept.day_ends) == (
        30,
        "letter",
        6,
        0,
    )
    kept.forget_diary()
    assert values(kept) == DEFAULTS
    # another diary does not get what the one before had
    kept.take_diary({"paper": "letter"})
    kept.take_diary({})
    assert kept.paper == "a4"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("text_size", 79),
        ("text_size", 201),
        ("text_size", 100.0),
        ("text_size", True),
        ("theme", "noon"),
        ("idle_minutes", 0),
        ("idle_minutes", 121),
        ("paper", "a5"),
        ("first_weekday", 7),
        ("first_weekday", -1),
        ("day_ends", 13),
        ("day_ends", -1),
    ],
)
def test_what_does_not_fit_is_not_taken(file: Path, key: str, value: object) -> None:
    kept = Settings(file)
    assert not kept.change(key, value)
    assert kept.value(key) == ROWS[key].default
    assert not file.exists()


def test_a_folder_in_its_place(file: Path) -> None:
    file.mkdir(parents=True)
    (file / "precious").touch()
    kept = Settings(file)
    kept.change("theme", "night")
    assert kept.theme == "night"
    assert [path.name for path in file.iterdir()] == ["precious"]
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_pipe_in_its_place_is_not_waited_for(file: Path) -> None:
    file.parent.mkdir()
    os.mkfifo(file)
    script = "import sys; from pathlib import Path; from nearward.config.settings import Settings\n"
    script += "print(Settings(Path(sys.argv[1])).theme)"
    command = [sys.executable, "-c", script, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stdout) == (0, "system\n")


def test_a_file_in_the_place_of_its_folder(file: Path) -> None:
    file.parent.write_bytes(b"here first")
    kept = Settings(file)
    kept.change("theme", "night")
    assert kept.theme == "night"
    assert file.parent.read_bytes() == b"here first"


@pytest.fixture
def protected() -> Iterator[Path]:
    """A folder that nobody may write, with the settings in it."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="nearward-test-") as made:
        folder = Path(made)
        (folder / "settings.json").write_text('{"text_size": 120}', encoding="utf-8")
        (folder / "settings.json").chmod(0o644)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_folder_that_is_read_only(protected: Path) -> None:
    with nobody():
        kept = Settings(protected / "settings.json")
        assert kept.text_size == 120
        kept.change("theme", "night")
        assert kept.theme == "night", "it holds for this session"
    assert [path.name for path in protected.iterdir()] == ["settings.json"]
    assert (protected / "settings.json").read_text(encoding="utf-8") == '{"text_size": 120}'


def test_a_file_that_may_not_be_read(protected: Path) -> None:
    (protected / "settings.json").chmod(0)
    with nobody():
        assert values(Settings(protected / "settings.json")) == DEFAULTS


def test_the_folders_are_ours_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    assert places.config_folder().name == "nearward"
    assert tmp_path in places.first_diary().parents
    made = places.private_folder(tmp_path / "x" / "y")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_each_row_that_is_shown_has_a_place_of_its_own_and_a_field_for_it() -> None:
    assert len(ROWS) == len(TABLE), "no key stands twice"
    shown = [(row.shown.card, row.shown.at) for row in TABLE if row.shown is not None]
    assert len(set(shown)) == len(shown)
    for card in (SCREEN, WRITING, DIARY, NEAR):
        assert rows_on(card), card
    for row in TABLE:
        if row.shown is None:
            continue
        assert row.shown.card in (SCREEN, WRITING, DIARY, NEAR), row.key
        assert row.choices or row.high or isinstance(row.default, bool), row.key
        assert row.shown.card != NEAR or isinstance(row.default, bool), row.key
