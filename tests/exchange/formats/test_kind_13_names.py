"""K13, K16: days in the names of files and folders; a number beside one stays in the title."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.reading import Read, folder

from nearward.exchange.dates.names_of_files import read

#: name -> (day, time, words)
NAMES = {
    "2025-03-04 2000 steps.md": ("2025-03-04", "", "2000 steps"),
    "2025-03-04 1984 by Orwell.md": ("2025-03-04", "", "1984 by Orwell"),
    "2025-03-04 21.40.05.md": ("2025-03-04", "21:40:05", ""),
    "2025-03-04 21-40-05 call.md": ("2025-03-04", "21:40:05", "call"),
    "2025-03-04 21.40.md": ("2025-03-04", "21:40:00", ""),
    "2025-03-04 2140.md": ("2025-03-04", "", "2140"),
    "2025-03-04T2140.md": ("2025-03-04", "21:40:00", ""),
    "2025-03-04_2140.md": ("2025-03-04", "21:40:00", ""),
    "2025-03-04-2000-steps.md": ("2025-03-04", "", "2000-steps"),
    "2025-03-04 12.50 for lunch.md": ("2025-03-04", "", "12.50 for lunch"),
    "2025-03-04 10-12 people.md": ("2025-03-04", "", "10-12 people"),
    "2025-03-04 24 hours.md": ("2025-03-04", "", "24 hours"),
    "2025-03-04 2025 goals.md": ("2025-03-04", "", "2025 goals"),
    "2025-03-04 v1.10.05.md": ("2025-03-04", "", "v1.10.05"),
    "2025-03-04 99.99.99.md": ("2025-03-04", "", "99.99.99"),
    "2025-03-04 21h40 Dinner.md": ("2025-03-04", "21:40:00", "Dinner"),
    "2025-03-04 9.40 pm call.md": ("2025-03-04", "21:40:00", "call"),
    "2025-03-04 at 21.40.md": ("2025-03-04", "21:40:00", ""),
    "2025-03-04 21-40 - Dinner.md": ("2025-03-04", "21:40:00", "Dinner"),
    "2025-03-04 Evening.md": ("2025-03-04", "", "Evening"),
    "2025-03-04 - Dinner.md": ("2025-03-04", "", "Dinner"),
    "2025-03-04-Tuesday.md": ("2025-03-04", "", ""),
    "2025-03-02 Sun and rain.md": ("2025-03-02", "", "Sun and rain"),
    "journals/2025_03_04.md": ("2025-03-04", "", ""),
    "20250304.md": ("2025-03-04", "", ""),
    "202503042140 slip.md": ("2025-03-04", "21:40:00", "slip"),
    "March 6th, 2025.md": ("2025-03-06", "", ""),
    "March 6th, 2025 Trip.md": ("2025-03-06", "", "Trip"),
    "Tuesday, March 4th 2025.md": ("2025-03-04", "", ""),
    "4. März 2025 Ausflug.md": ("2025-03-04", "", "Ausflug"),
    "2025年3月4日.md": ("2025-03-04", "", ""),
    "04.03.2025 Dinner.md": ("2025-03-04", "", "Dinner"),
    "Dinner 2025-03-04.md": ("2025-03-04", "", "Dinner"),
    "Diary/2025/03/05.md": ("2025-03-05", "", ""),
    "2025/03 March/05 Trip.md": ("2025-03-05", "", "Trip"),
    "2025/2025-03/05.md": ("2025-03-05", "", ""),
    "2025/03-05.md": ("2025-03-05", "", ""),
    "2025-03/05.md": ("2025-03-05", "", ""),
    "2025-03-05/evening.md": ("2025-03-05", "", "evening"),
    "2025-03.md": (None, "", "2025-03"),
    "2025-W10.md": (None, "", "2025-W10"),
    "1984.md": (None, "", "1984"),
    "12345678.md": (None, "", "12345678"),
    "2025-02-30 x.md": (None, "", "2025-02-30 x"),
    "note.md": (None, "", "note"),
    # joined of two parts (é), as macOS writes names
    "2025-03-04 cafe\u0301.MD": ("2025-03-04", "", "caf\u00e9"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name(name: str) -> None:
    found = read(name)
    day, clock, words = NAMES[name]
    assert (str(found.days.sure) if found.days else None) == day
    assert (found.clock.isoformat() if found.clock else "") == clock
    assert found.words == words


def test_the_chosen_folder_counts_too(tmp_path: Path) -> None:
    read_ = Read(folder(tmp_path / "2025", {"12/12.md": "x", "03/05.md": "y"}))
    assert read_.when == ["2025-03-05 12:00", "2025-12-12 12:00"]


def test_a_folder_of_every_kind(tmp_path: Path) -> None:
    files = {
        "journals/2025_03_04.md": "- went quiet",
        "Diary/2025/03/05.md": "wrote back",
        "March 6th, 2025.md": "slept",
        "logseq/config.edn": "{}",
        ".obsidian/app.json": "{}",
        "Kitchen.md": "---\ncreated: 2025-03-07\n---\nwords",
        "untitled 2.md": "---\ncreated: 2025-03-08\n---\nwords",
        "loose.md": "no date",
    }
    found = Read(folder(tmp_path / "n", files))
    held = {str(each.day): each.title for each in found.pieces}
    assert held == {
        "2025-03-04": "",
        "2025-03-05": "",
        "2025-03-06": "",
        "2025-03-07": "Kitchen",
        "2025-03-08": "",
    }
    assert found.dateless == ["loose.md"]
    assert len(found.coded("unread-file")) == 1


def test_plain_texts_with_days_in_their_names(tmp_path: Path) -> None:
    files = {"2025-03-04 Dinner.txt": "words", "readme.txt": "no day", "2025-03-05.txt": "more"}
    found = Read(folder(tmp_path / "n", files))
    assert (found.form, found.when) == ("markdown", ["2025-03-04 12:00", "2025-03-05 12:00"])
    assert found.coded("unread-file")[0].startswith("readme.txt")
