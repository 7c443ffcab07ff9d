"""Pictures in the diary: kept with their entry, counted, gone with it, and saved from damage."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.domain.test_pictures import SECRET, jpeg, png

from nearward.domain.model import Entry
from nearward.pictures import intake as rules
from nearward.pictures.intake import NoRoomForPictures, NotAPicture
from nearward.session.ask import entries, timeline, trash
from nearward.vault.care.opening import open_diary
from nearward.vault.care.salvage import salvage
from nearward.vault.vault import Vault

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def entry(vault: Vault) -> int:
    made = Entry(at=NOON, day=NOON.date(), text="with a picture")
    return entries.save(made)(vault).id


def test_a_picture_is_kept_cleaned_and_found_again(vault: Vault) -> None:
    here = entry(vault)
    with vault.writing():
        kept = vault.pictures.add(here, "sea.jpg", jpeg(6))
        whole = vault.pictures.add(here, "as it was.png", png(), as_it_was=True)
        again = vault.pictures.add(here, "other name.jpg", jpeg(6))
    assert again == kept
    assert [p.name for p in vault.pictures.of(here)] == ["sea.jpg", "as it was.png"]
    data = vault.pictures.data(kept.id)
    assert data is not None
    assert SECRET not in data
    assert kept.digest == hashlib.sha256(data).hexdigest()
    assert (kept.size, kept.media, kept.width, kept.height) == (len(data), "image/jpeg", 24, 40)
    assert vault.pictures.data(whole.id) == png()
    assert whole.as_it_was
    assert vault.pictures.total() == kept.size + whole.size
    assert vault.pictures.small(kept.id) is None
    with vault.writing():
        vault.pictures.keep_small(kept.id, b"small")
    assert vault.pictures.small(kept.id) == b"small"
    assert vault.pictures.data(999) is None


def test_there_is_only_so_much_room(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    here = entry(vault)
    with vault.writing():
        first = vault.pictures.add(here, "a", jpeg())
    monkeypatch.setattr("nearward.vault.tables.kinds.pictures.MOST_TOGETHER", first.size + 10)
    with pytest.raises(NoRoomForPictures), vault.writing():
        vault.pictures.add(here, "b", png())
    with pytest.raises(NotAPicture), vault.writing():
        vault.pictures.add(here, "c", b"words")
    assert vault.pictures.of(here) == [first]
    assert rules.NEAR < rules.MOST_TOGETHER


def test_removed_and_put_back(vault: Vault) -> None:
    here = entry(vault)
    with vault.writing():
        kept = vault.pictures.add(here, "a", jpeg())
        vault.pictures.add(here, "b", png())
        data = vault.pictures.data(kept.id)
        vault.pictures.remove(kept.id)
    assert data is not None
    assert [p.name for p in vault.pictures.of(here)] == ["b"]
    with vault.writing():
        assert vault.pictures.put_back(kept, data) == kept
    with pytest.raises(ValueError, match="id"), vault.writing():
        vault.pictures.put_back(kept, data)
    assert [p.name for p in vault.pictures.of(here)] == ["a", "b"]


def openings(vault: Vault) -> list[str]:
    return [card.detail["opening"] for card in timeline.page()(vault)]


def test_the_first_words_of_an_entry_are_not_marks_of_pictures(vault: Vault) -> None:
    for text in ("![](picture:8) ![The sea.](picture:9)\nBy the sea.", "![](picture:8)\n" * 40):
        entries.save(Entry(at=NOON, day=NOON.date(), text=text))(vault)
    assert sorted(openings(vault)) == ["", "By the sea."]
    # an entry that was written before they were left out, and cut within one
    before = "We went by the harbour and along the wall to the light, as we do every day."
    said = f"{before} ![](picture:8) It rained."
    for kept, told in ((said[:80], before), (said, f"{before} It rained.")):
        with vault.writing():
            vault.connection.execute("UPDATE entry SET opening = ?", (kept,))
        assert openings(vault) == [told] * 2


def test_a_picture_goes_with_its_entry(vault: Vault) -> None:
    here, other = entry(vault), entry(vault)
    with vault.writing():
        vault.pictures.add(here, "a", jpeg())
        stays = vault.pictures.add(other, "a", jpeg())
    trash.delete("entry", here)(vault)
    assert vault.pictures.every() == [stays]
    assert len(vault.pictures.of(here)) == 1
    assert trash.delete_for_good("entry", here)(vault)
    assert vault.pictures.of(here) == []
    assert vault.pictures.every() == [stays]
    assert vault.pictures.total() == stays.size


def test_salvage_keeps_pictures(vault: Vault, diary: Path, key: bytes) -> None:
    here = entry(vault)
    with vault.writing():
        kept = vault.pictures.add(here, "a", jpeg())
        vault.pictures.keep_small(kept.id, b"small")
        data = vault.pictures.data(kept.id)
    vault.close()
    done = salvage(diary, diary.with_name("new.nearward"), "", key=key)
    assert done.kept["picture"] == 1
    assert done.kept["entry"] == 1
    new = open_diary(diary.with_name("new.nearward"), "", key=key)
    try:
        assert new.pictures.of(here) == [kept]
        assert (new.pictures.data(kept.id), new.pictures.small(kept.id)) == (data, b"small")
    finally:
        new.close()
