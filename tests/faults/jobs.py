"""What workers do, one function each: `job(stage, *texts)`. Killed, traced and disturbed by tests.

Diaries are opened by their raw key: no test weakens the derivation.
"""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.exchange import samples
from tests.faults.bare import writing as bare_watched
from tests.faults.damage import looking as damaged
from tests.faults.day import run as a_day
from tests.faults.nursery import Stage
from tests.faults.removed_day import run as a_removed_day
from tests.faults.window_day import direction_run as a_direction_day
from tests.faults.window_day import direction_typed_on as a_direction_typed_on
from tests.faults.window_day import run as a_window_day

from nearward.domain.file.trouble import WrongPassphrase
from nearward.domain.model import Entry, Moment
from nearward.domain.trouble import Trouble
from nearward.session.ask import entries, moments
from nearward.session.jobs.importing import bring_in
from nearward.vault.care import backups, rekeying
from nearward.vault.care import restoring as restore
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.file.key import derive
from nearward.vault.vault import Vault

KEY, OTHER_KEY = bytes(range(32)), bytes(range(32, 64))
SAMPLE = Path(__file__).resolve().parents[1] / "vaults" / "schema-0001.nearward"
_SAMPLE_KEY = b""
START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def text_of(number: int) -> str:
    """The text of an entry; mostly some lines, at times some pages."""
    return f"canary-{number} " * (1 + number * 37 % (900 if number % 9 == 5 else 60))


def warm() -> None:
    """Import what the jobs use, and no more."""
    import sqlcipher3

    sample_key()


def backing_up(stage: Stage, diary: str, count: str = "0") -> None:
    """A save and a backup, again and again. Says `kept ID NUMBER` and `backup NAME`."""
    vault = open_diary(Path(diary), "", key=KEY)
    stage.say("open")
    for turn in range(int(count) or 1_000_000):
        save_one(stage, vault)
        at = START + timedelta(hours=5 * turn + len(vault.entries.every()))
        made = backups.make(vault, backups.folder_of(Path(diary)), at)
        stage.say("backup", made.path.name)
    vault.close()


def restoring(stage: Stage, diary: str, count: str = "0") -> None:
    """A backup, one more save, and the backup restored, again and again. Says `restored NAME`."""
    stage.say("open")
    for turn in range(int(count) or 1_000_000):
        vault = open_diary(Path(diary), "", key=KEY)
        made = backups.make(vault, backups.folder_of(Path(diary)), START + timedelta(days=turn))
        save_one(stage, vault)
        vault.close()
        done = restore.restore(Path(diary), made.path, "", START, key=KEY)
        stage.say("restored", done.aside.name if done.aside else "")


def changing_passphrase(stage: Stage, diary: str, count: str = "0") -> None:
    """A save and another passphrase, to and fro. Says `passphrase` and the key in force."""
    path = Path(diary)
    vault, key = open_with_either(path)
    stage.say("open")
    for turn in range(int(count) or 1_000_000):
        save_one(stage, vault)
        key = OTHER_KEY if key == KEY else KEY
        at = START + timedelta(days=turn)
        rekeying.change_passphrase(vault, "", backups.folder_of(path), at, key=key)
        stage.say("passphrase", key.hex())
    vault.close()


def migrating(stage: Stage, diary: str, count: str = "0") -> None:
    """Diaries of the first schema, made new and opened, again and again. Says `migrated`."""
    sample = SAMPLE.read_bytes()
    path = Path(diary)
    stage.say("open")
    for _turn in range(int(count) or 1_000_000):
        fresh = path.with_suffix(".sample")
        fresh.write_bytes(sample)
        fresh.replace(path)
        stage.say("made")
        open_diary(path, "", key=sample_key()).close()
        stage.say("migrated")


def save_one(stage: Stage, vault: Vault) -> None:
    """Keep one more entry and say so."""
    number = len(vault.entries.every())
    entry = Entry(at=START, day=START.date(), text=text_of(number))
    stage.say("kept", entries.save(entry)(vault).id, number)


PIECES = 150


def source_of(folder: Path, turn: int) -> Path:
    """A source of PIECES entries, made once: a text of jrnl, or a zip of Day One with a picture."""
    path = folder / (f"journal-{turn}.txt" if turn % 2 else f"Export-{turn}.zip")
    if path.exists():
        return path
    texts = [f"canary-import-{turn}-{n} " * (1 + n % 40) for n in range(PIECES)]
    fresh = path.with_suffix(".part")
    if turn % 2:
        # each of another day: what is of the same minute would be newer words of the same entries
        day = START.date() + timedelta(days=turn)
        fresh.write_text("\n".join(f"[{day} 10:00] Canary\n{text}" for text in texts))
    else:
        when: dict[str, Any] = {"creationDate": "2025-01-03T10:00:00Z", "timeZone": "UTC"}
        entries = [{"uuid": f"{turn}-{n}", "text": text, **when} for n, text in enumerate(texts)]
        entries[0] |= {
            "text": f"{texts[0]}\n\n![](dayone-moment://6C88)",
            "photos": [{"identifier": "6C88", "md5": "e249", "type": "png"}],
        }
        with zipfile.ZipFile(fresh, "w") as made:
            made.writestr("Journal.json", json.dumps({"entries": entries}))
            made.writestr("Photos/e249.png", samples.png(30, 20))
    fresh.replace(path)
    return path


def importing(stage: Stage, diary: str, count: str = "0") -> None:
    """A save and an import, again and again. Says `kept ID NUMBER` and `imported TURN`."""
    folder = Path(diary).parent / "sources"
    folder.mkdir(exist_ok=True)
    vault = open_diary(Path(diary), "", key=KEY)
    begun = len(list(folder.glob("*.[tz]*")))
    stage.say("open")
    for turn in range(begun, begun + (int(count) or 1_000_000)):
        save_one(stage, vault)
        bring_in(source_of(folder, turn))(vault)
        stage.say("imported", turn)
    vault.close()


def open_with_either(diary: Path) -> tuple[Vault, bytes]:
    """Open with whichever of the two keys is in force; it must be one of them, and only one."""
    fits = []
    for key in (KEY, OTHER_KEY):
        try:
            open_diary(diary, "", key=key).close()
        except WrongPassphrase:
            continue
        fits.append(key)
    assert len(fits) == 1, f"{len(fits)} of two passphrases open the diary"
    return open_diary(diary, "", key=fits[0]), fits[0]


def sample_key() -> bytes:
    """The raw key of the sample of the first schema, made once by the real derivation."""
    global _SAMPLE_KEY
    _SAMPLE_KEY = _SAMPLE_KEY or bytes(derive("an old passphrase, kept", SAMPLE.read_bytes()[:16]))
    return _SAMPLE_KEY


def saving_watched(stage: Stage, diary: str, count: str) -> None:
    """`saving`, from when it is watched."""
    stage.wait()
    saving(stage, diary, count)


def backing_up_watched(stage: Stage, diary: str, count: str) -> None:
    """`backing_up`, from when it is watched."""
    stage.wait()
    backing_up(stage, diary, count)


def restoring_watched(stage: Stage, diary: str, count: str) -> None:
    """`restoring`, from when it is watched."""
    stage.wait()
    restoring(stage, diary, count)


def changing_passphrase_watched(stage: Stage, diary: str, count: str) -> None:
    """`changing_passphrase`, from when it is watched."""
    stage.wait()
    changing_passphrase(stage, diary, count)


def making_watched(stage: Stage, diary: str, count: str) -> None:
    """Make a diary in a folder that is not there yet, say `made`, and save."""
    stage.wait()
    create_diary(Path(diary), "", key=KEY).close()
    stage.say("made")
    saving(stage, diary, count)


def saving(stage: Stage, diary: str, count: str = "0") -> None:
    """Write `count` entries (0: until killed). Says `kept ID NUMBER` or `trouble CODE`."""
    vault = open_diary(Path(diary), "", key=KEY)
    stage.say("open")
    number = len(vault.entries.every())
    last = number + int(count)
    while not int(count) or number < last:
        at = START + timedelta(minutes=number * 7919 % 100_000)
        text = text_of(number)
        try:
            kept = entries.save(Entry(at=at, day=at.date(), text=text))(vault)
            if number % 3 == 0:
                moments.save(Moment(at=at, day=at.date(), outcome="partly"))(vault)
        except Trouble as trouble:
            stage.say("trouble", trouble.code)
            if int(count):
                last -= 1
            continue
        stage.say("kept", kept.id, number)
        number += 1
    vault.close()
    stage.say("closed")
