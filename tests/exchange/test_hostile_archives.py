"""Exports of Nearward itself that were changed: a message or a part of it, and a sound diary."""

from __future__ import annotations

import copy
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.test_hostile_files import JSON, damage
from tests.leaks.writer import write_all

from nearward.domain.trouble import Trouble
from nearward.i18n import Translator
from nearward.session.ask import search, timeline
from nearward.session.jobs import exporting, importing
from nearward.session.jobs.everything import read_everything
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.vault import Vault

KEY = bytes(32)
FUZZED = settings(
    max_examples=int(os.environ.get("NEARWARD_FUZZ", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
#: what a hostile hand would put in the place of a number, a name, an instant or a list
ODD: st.SearchStrategy[Any] = JSON | st.sampled_from(
    [
        *(
            0,
            -1,
            1,
            2,
            1 << 53,
            1 << 63,
            1 << 64,
            1 << 200,
            1e308,
            True,
            None,
            "",
            "\x00",
            "x" * 999,
        ),
        *("../../etc/passwd", "/etc/passwd", "diary.json", "picture-1.gif", "data:,x", "=1+1"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-03-04T10:00:00"),
        *("2026-02-30", "entry", "moment", "person", [], {}, [[]], [1, 1, 1], {"id": 1}),
        *("\ud800", "\udfff", "(picture:1)", "earlier_salts", "prompt", "evidence"),
    ]
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export as a folder with pictures, and as one file beside it."""
    folder = tmp_path_factory.mktemp("whole")
    vault = create_diary(folder / "a.nearward", "", key=KEY)
    for number in (3, 9):
        write_all(vault, number)
    exporting.export(folder / "all", "json")(vault)
    exporting.export(folder / "all.json", "json")(vault)
    write_all(vault, 12)
    vault.close()
    create_diary(folder / "empty.nearward", "", key=KEY).close()
    return folder


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in a tree."""
    yield way
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*way, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, (*way, number))


def change(tree: Any, draw: Callable[..., Any]) -> Any:
    """Something in the tree is another thing, gone, twice, or under another name."""
    way = draw(st.sampled_from(list(places(tree))))
    if not way:
        return draw(ODD)
    holder = tree
    for key in way[:-1]:
        holder = holder[key]
    last = way[-1]
    kind = draw(st.sampled_from(["other", "other", "gone", "twice", "swap"]))
    if kind == "gone":
        del holder[last]
    elif kind == "twice" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[last]))
    elif kind == "swap":
        other = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else [last]))
        holder[last], holder[other] = holder[other], holder[last]
    else:
        holder[last] = draw(ODD)
    return tree


def bring_in(folder: Path, name: str, path: Path) -> None:
    """Only Trouble may come of it; then the diary is as it was, and it is sound in any case."""
    diary = folder / "in.nearward"
    shutil.copyfile(folder / name, diary)
    with closing(open_diary(diary, "", key=KEY)) as vault:
        _bring_in(vault, folder, path)


def _bring_in(vault: Vault, folder: Path, path: Path) -> None:
    before = read_everything()(vault)
    try:
        importing.dry_run(path, "nearward")(vault)
        done = importing.bring_in(path, "nearward")(vault)
        assert done.read == done.taken + done.already + done.left_out
        for note in done.notes:
            note.say(Translator())
    except Trouble as trouble:
        trouble.say(Translator())
        assert read_everything()(vault) == before
    assert checking.check(vault) == []
    # what came in can be read, found and given away again
    timeline.page()(vault)
    search.find("canary tag:canary-3")(vault)
    again = folder / "again.json"
    again.unlink(missing_ok=True)
    exporting.export(again, "json")(vault)


@pytest.mark.parametrize("name", ["empty.nearward", "a.nearward"])
@FUZZED
@given(data=st.data())
def test_an_export_that_was_changed(whole: Path, name: str, data: st.DataObject) -> None:
    tree = json.loads((whole / "all.json").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        tree = change(tree, data.draw)
    path = whole / "changed.json"
    path.write_text(json.dumps(tree))
    bring_in(whole, name, path)


@FUZZED
@given(data=st.data())
def test_an_export_whose_bytes_are_damaged(whole: Path, data: st.DataObject) -> None:
    folder = whole / "damaged"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole / "all", folder)
    target = data.draw(st.sampled_from(sorted(folder.iterdir())))
    damage(target, data)
    bring_in(whole, "empty.nearward", folder)


def test_control_the_export_that_was_not_changed_comes_in(whole: Path) -> None:
    vault = create_diary(whole / "fresh.nearward", "", key=KEY)
    done = importing.bring_in(whole / "all.json")(vault)
    assert done.kept > 20
    assert done.left_out == 0
    vault.close()


@pytest.mark.parametrize("kind", ["entries", "versions", "people", "pictures", "own_texts"])
@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_an_instant_at_the_end_of_the_calendar_is_left_out(
    whole: Path, kind: str, stamp: str
) -> None:
    tree = json.loads((whole / "all.json").read_bytes())
    tree[kind][0]["created"] = stamp
    path = whole / "late.json"
    path.write_text(json.dumps(tree))
    bring_in(whole, "empty.nearward", path)
    with closing(open_diary(whole / "in.nearward", "", key=KEY)) as vault:
        assert stamp[:4] not in {str(v.created.year) for v in vault.people.every() if v.created}
