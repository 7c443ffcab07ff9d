"""About: all that is shipped is named, and its words open a diary without this program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from argon2.low_level import Type, hash_secret_raw
from tests.conftest import NOW, end

from nearward import __version__
from nearward.config import shipped
from nearward.domain.model import Entry, Moment, Worksheet
from nearward.session.jobs import exporting
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward_resources import FOLDER
from nearward_ui.settings.about import WITHOUT, AboutPage

#: what only makes the package of this program
MAKERS = {"hatchling", "editables", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}


@pytest.fixture
def page(around: Any) -> Iterator[AboutPage]:
    made = AboutPage(around)
    made.enter()
    yield made
    end(made)


def test_version_and_place(page: AboutPage, diary: Path) -> None:
    assert __version__ in page.version.text()
    assert page.file.text().replace("\u200b", "") == str(diary)


def test_every_package_that_is_shipped_is_named_with_its_licence(page: AboutPage) -> None:
    """By the names that pip was given for a person's computer."""
    lock = FOLDER.parent.parent / "packaging" / "requirements.lock"
    names = re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text(encoding="utf-8"), re.M)
    there = {shipped.plain(one.name) for one in metadata.distributions()}
    wanted = ({shipped.plain(name) for name in names} & there) - MAKERS
    assert len(wanted) > 15
    told = {shipped.plain(one.name): one for one in shipped.packages()}
    assert wanted <= set(told)
    shown = "\n".join(row.text() for row in page.rows)
    for name in wanted:
        assert told[name].licence, name
        assert f"{told[name].name} {told[name].version}: " in shown, name


def test_every_font_and_the_words_are_named_with_a_text(page: AboutPage) -> None:
    families = {
        file.stem.partition("-")[0].removesuffix("Page")
        for file in (FOLDER / "fonts").glob("*.ttf")
    }
    assert families == {one.name for one in shipped.fonts()}
    shown = "\n".join(row.text() for row in page.rows)
    for name in (*families, "EFF Large Wordlist", "SQLCipher", "Qt"):
        assert f"{name}: " in shown
    page.texts_button.click()
    for said in ("SIL Open Font License", "Electronic Frontier", "GNU GENERAL PUBLIC LICENSE"):
        assert said.casefold() in page.texts.text().casefold()


def written(vault: Vault) -> None:
    """Something of each kind that is named."""
    when: dict[str, Any] = {"at": NOW, "day": NOW.date()}
    with vault.writing():
        vault.entries.save(Entry(**when, text="By the quay."))
        vault.moments.save(Moment(**when, outcome="stayed", text="At the door."))
        said = {"thoughts": "On the stairs."}
        vault.worksheets.save(Worksheet(**when, sheet="evidence", answers=said))


def test_its_words_open_a_diary_without_this_program(tmp_path: Path) -> None:
    """Each number is read from the sentences; nothing of the vault opens the file."""
    path, passphrase = tmp_path / "d.nearward", "an otter at dusk, é"
    vault = create_diary(path, passphrase)
    written(vault)
    vault.close()
    said = " ".join(WITHOUT)

    def number(pattern: str) -> int:
        found = re.search(pattern, said)
        assert found is not None, pattern
        return int(found[1])

    salt = path.read_bytes()[: number(r"first (\d+) bytes")]
    made = hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=number(r"(\d+) passes"),
        memory_cost=number(r"(\d+) KiB"),
        parallelism=number(r"(\d+) lanes"),
        hash_len=number(r"lanes, (\d+) bytes"),
        type=Type.ID,
        version=number(r"version (\d+)"),
    )
    first = re.search(r"PRAGMA key = \"x'KEY'\"", said)
    assert first is not None
    tables = re.findall(r"“(\w+)”", said)
    connection = sqlcipher3.connect(str(path))
    connection.execute(first[0].replace("KEY", made.hex()))
    pages = connection.execute("PRAGMA cipher_page_size").fetchone()[0]
    assert int(pages) == number(r"pages of (\d+) bytes")
    found = {
        table: connection.execute(f"SELECT {words} FROM {table}").fetchall()
        for table, words in zip(tables, ("text", "text", "answers"), strict=True)
    }
    connection.close()
    assert [str(rows.pop()) for rows in found.values()] == [
        "('By the quay.',)",
        "('At the door.',)",
        """('{"thoughts":"On the stairs."}',)""",
    ]


def test_what_is_said_to_be_written_whole_is(vault: Vault, tmp_path: Path) -> None:
    """Somebody may throw the diary away afterwards."""
    written(vault)
    (forms,) = re.findall(r"everything as ([A-Za-z ]+)", " ".join(WITHOUT))
    for form in forms.lower().split(" or "):
        out = tmp_path / form
        exporting.export(out, form)(vault)
        told = "".join(one.read_text(encoding="utf-8") for one in out.rglob("*.*"))
        for words in ("By the quay.", "At the door.", "On the stairs."):
            assert words in told, (form, words)
