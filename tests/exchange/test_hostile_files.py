"""Files that are cut, mad or made to harm: a message with their name, the diary as it was."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange import samples
from tests.exchange.test_import import MAKERS

from nearward.domain.day import now
from nearward.domain.model import Entry
from nearward.domain.trouble import Trouble
from nearward.exchange import files as limits
from nearward.exchange.files import reading
from nearward.exchange.formats.table import FORMATS
from nearward.exchange.registry import source
from nearward.exchange.source_model import CutOffSource, Note, SourceEntry
from nearward.i18n import Translator
from nearward.session.jobs import importing
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = create_diary(tmp_path / "d.nearward", "", key=bytes(32))
    with made.writing():
        made.entries.save(Entry(at=now(), day=now().date(), title="mine", text="as it was"))
    yield made
    made.close()


def refused(vault: Vault, path: Path, form: str = "") -> str:
    """The message; the diary is as it was."""
    before = vault.entries.every()
    with pytest.raises(Trouble) as raised:
        importing.bring_in(path, form)(vault)
    assert vault.entries.every() == before
    assert vault.pictures.every() == []
    said = raised.value.say(Translator())
    assert "{" not in said
    assert "othing was imported" in said
    return said


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_zip_that_was_cut(vault: Vault, tmp_path: Path, share: float) -> None:
    path = samples.dayone(tmp_path / "Export.zip")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "Export.zip" in refused(vault, path, "dayone")


def test_a_zip_whose_bytes_are_damaged_names_the_file_in_it(vault: Vault, tmp_path: Path) -> None:
    path = samples.dayone(tmp_path / "Export.zip")
    data = bytearray(path.read_bytes())
    data[60:90] = bytes(30)
    path.write_bytes(bytes(data))
    assert "Journal.json" in refused(vault, path, "dayone")


def test_json_that_was_cut_in_the_middle_keeps_nothing(vault: Vault, tmp_path: Path) -> None:
    entries = [{"title": f"{n}", "body": "x", "date": "2026-03-04"} for n in range(2000)]
    path = tmp_path / "out.json"
    path.write_text(json.dumps({"entries": entries})[:-40])
    assert "out.json" in refused(vault, path, "jrnl")


def test_ways_out_of_a_zip_lead_nowhere(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name in ("../../2026-03-04.md", "/2026-03-05.md", "a/../../2026-03-06.md"):
            made.writestr(name, "outside")
        link = zipfile.ZipInfo("2026-03-07.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/hostname")
        made.writestr("2026-03-08.md", "inside ![](../../../etc/hostname.png)")
    before = {item.name for item in tmp_path.iterdir()}
    done = importing.bring_in(path)(vault)
    assert done.kept == 1
    assert {item.name for item in tmp_path.iterdir()} == before


def test_a_small_zip_that_becomes_large(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        with made.open("2026-03-04.md", "w", force_zip64=True) as member:
            for _ in range(60):
                member.write(bytes(1_000_000))
        made.writestr("2026-03-05.md", "after it")
    assert path.stat().st_size < 100_000
    assert "2026-03-04.md" in refused(vault, path)
    # many that are small enough each are counted together
    monkeypatch.setattr(limits, "MOST_UNPACKED", 3_000_000)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for day in range(1, 9):
            made.writestr(f"2026-03-{day:02}.md", "x" * 1_000_000)
    refused(vault, path)


def test_a_zip_of_too_many_files(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as made:
        for number in range(limits.MOST_FILES + 1):
            made.writestr(f"{number}.md", "")
    assert "many.zip" in refused(vault, path)


def test_a_locked_zip(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "locked.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("2026-03-04.md", "x")
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(bytes(data))
    refused(vault, path)


DEEP = '{"entries": [' + "[" * 5000 + "]" * 5000 + "]}"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("jrnl", DEEP),
        ("jrnl", '{"entries": [' + '{"a":' * 5000 + "1" + "}" * 5000 + "]}"),
        ("dayone", DEEP),
        ("mini-diarium", DEEP),
        ("mini-diary", '{"entries": {"2026-03-04": ' + "[" * 5000 + "]" * 5000 + "}}"),
        ("jrnl", "\0\1\2"),
        ("jrnl", "{'entries': []}"),
        ("dayone", '{"entries": [nope]}'),
        ("daylio", "a,b,c\n1,2,3\n"),
        ("daylio", ""),
    ],
)
def test_what_is_not_the_format_is_said(vault: Vault, tmp_path: Path, form: str, text: str) -> None:
    path = tmp_path / f"odd.{'csv' if form == 'daylio' else 'json'}"
    path.write_text(text)
    assert "odd." in refused(vault, path, form)


@pytest.mark.parametrize("held", [None, 1, "x", [], {}, {"entries": None}, {"entries": 5}])
def test_json_of_another_shape_holds_nothing(vault: Vault, tmp_path: Path, held: object) -> None:
    path = tmp_path / "odd.json"
    path.write_text(json.dumps(held))
    for form in ("jrnl", "dayone", "mini-diary", "mini-diarium"):
        assert importing.bring_in(path, form)(vault).kept == 0


LAUGHS = "a: &a [x]\n4: {text: *a}\n"


@pytest.mark.parametrize(
    "text",
    [
        LAUGHS,
        "4: {text: !!python/object/apply:os.system ['true']}\n",
        "4: [unclosed\n",
        "[" * 500 + "]" * 500,
    ],
)
def test_yaml_that_is_more_than_data(vault: Vault, tmp_path: Path, text: str) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "2026-03.txt").write_text(text)
    assert "2026-03.txt" in refused(vault, folder, "rednotebook")


def test_odd_places(vault: Vault, tmp_path: Path) -> None:
    assert "nothing" in refused(vault, tmp_path / "nothing.json")
    os.mkfifo(tmp_path / "pipe")
    refused(vault, tmp_path / "pipe")
    (tmp_path / "empty").mkdir()
    refused(vault, tmp_path / "empty")
    (tmp_path / "odd.bin").write_bytes(os.urandom(3000))
    refused(vault, tmp_path / "odd.bin")


def test_ids_that_come_twice_and_numbers_that_are_too_large(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text(
        '{"entries": [{"uuid": "same", "title": "a", "date": "2026-03-04", "n": 1e400},'
        ' {"uuid": "same", "title": "b", "date": "2026-03-04", "n": '
        + "9"
        * 4000
        + '}, {"uuid": 5, "title": "\\ud800 half", "date": "9999-12-31"},'
        ' {"title": "x", "date": "0001-01-01"}]}'
    )
    try:
        done = importing.bring_in(path, "jrnl")(vault)
    except Trouble:
        assert len(vault.entries.every()) == 1
    else:
        assert done.kept >= 2
    assert checking.check(vault) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)
KEYS = (
    *("title", "body", "date", "time", "tags", "starred", "uuid", "creationDate", "timeZone"),
    *("text", "photos", "md5", "identifier", "modifiedDate", "richText", "id", "dateUpdated"),
)
VALUES = (
    st.sampled_from(
        ["2026-03-04", "21:40", "2026-03-05T02:40:00Z", "America/Denver", "../x", "<p>"]
    )
    | JSON
)
ITEMS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8) | JSON


def read_all(path: Path, form: str) -> None:
    """All of a source; only Trouble may come of it."""
    try:
        with reading(path) as files:
            for found in source(files, form).read():
                if isinstance(found, SourceEntry):
                    assert found.at.tzinfo is not None
                    for picture in found.pictures:
                        picture.read()
                elif isinstance(found, Note):
                    found.say(Translator())
    except Trouble as trouble:
        trouble.say(Translator())


FUZZED = settings(
    max_examples=int(os.environ.get("NEARWARD_FUZZ", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize("form", ["jrnl", "dayone", "mini-diary", "mini-diarium"])
@FUZZED
@given(data=st.data())
def test_any_json(tmp_path: Path, form: str, data: st.DataObject) -> None:
    many = st.dictionaries(st.sampled_from(["2026-03-04", "x"]), ITEMS, max_size=3)
    held = data.draw(many if form == "mini-diary" else st.lists(ITEMS, max_size=4))
    path = tmp_path / "fuzz.json"
    path.write_text(json.dumps({"entries": held}))
    read_all(path, form)


def damage(target: Path, data: st.DataObject) -> None:
    """One to four bytes or runs of a file changed, cut out, put in or said again."""
    held = bytearray(target.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, max(0, len(held) - 1)))
        kind = data.draw(st.sampled_from(["byte", "cut", "insert", "repeat"]))
        if kind == "byte" and held:
            held[place] = data.draw(st.integers(0, 255))
        elif kind == "cut":
            del held[place : place + data.draw(st.integers(1, 50))]
        elif kind == "insert":
            held[place:place] = data.draw(st.binary(max_size=12))
        else:
            held[place:place] = held[place : place + 40]
    target.write_bytes(bytes(held))


@pytest.mark.parametrize("form", [row.id for row in FORMATS if row.opened])
@FUZZED
@given(data=st.data())
def test_any_damage_of_a_sample(
    tmp_path_factory: pytest.TempPathFactory, form: str, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    make, name = MAKERS[form]
    path = make(folder / name)
    targets = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    target = data.draw(st.sampled_from(targets))
    damage(target, data)
    read_all(path, form)


@pytest.mark.parametrize("form", ["daylio", "jrnl-text", "markdown", "rednotebook"])
@FUZZED
@given(
    text=st.text(
        alphabet=st.sampled_from("0123456789-[]:{}#*!&\"',;\n\t ax\ufeff\0é日"), max_size=300
    )
)
def test_any_text(tmp_path: Path, form: str, text: str) -> None:
    names = {"daylio": "d.csv", "jrnl-text": "j.txt", "markdown": "2026-03-04.md"}
    if form in ("markdown", "rednotebook"):
        (tmp_path / "in").mkdir(exist_ok=True)
        path = tmp_path / "in"
        (path / names.get(form, "2026-03.txt")).write_text(text)
    else:
        path = tmp_path / names[form]
        path.write_text(("full_date,mood,time,note\n" if form == "daylio" else "") + text)
    read_all(path, form)


def test_a_text_without_lines_is_too_much(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearward.exchange.streams.MOST_OF_TEXT", 10_000)
    path = tmp_path / "journal.txt"
    for text in ("x" * 10_001, "x\n" * 5_001):
        path.write_text(f"[2026-03-04 10:00] Long\n{text}")
        assert "journal.txt" in refused(vault, path, "jrnl-text")


def test_a_file_without_a_name_in_a_zip_is_passed_over(vault: Vault, tmp_path: Path) -> None:
    path = samples.dayone(tmp_path / "Export.zip")
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("?", "x")
        made.getinfo("?").filename = ""
    with zipfile.ZipFile(path) as made:
        assert "" in made.namelist()
    assert importing.bring_in(path, "dayone")(vault).kept == 2


def test_a_zip_whose_file_has_a_garbled_name_in_its_own_head(tmp_path: Path) -> None:
    path = tmp_path / "out.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("é.json", "{}")
    raw = bytearray(path.read_bytes())
    raw[30:32] = b"\xeb("  # of the first head only; the list at the end is whole
    path.write_bytes(raw)
    with reading(path) as files, pytest.raises(CutOffSource):
        files.bytes_of("é.json")
