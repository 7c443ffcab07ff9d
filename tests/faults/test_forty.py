"""Forty things that can go wrong, each with the tests that hold what happens then."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OPEN, PLACES = "tests/vault/file/test_open.py", "tests/faults/test_protected_places.py"
DISKS, BACKUPS = "tests/faults/test_disks_and_places.py", "tests/vault/care/test_backups.py"
KILLS = "tests/faults/power/test_kills.py"
KILLED = f"{KILLS}::test_a_kill_at_any_time_loses_nothing_that_was_acknowledged"
STANDS = f"{OPEN}::test_what_stands_there_instead"
DAMAGE = "tests/faults/test_damage.py::test_damage_is_said_and_no_wrong_text_is_shown"
IO = "tests/faults/test_io_faults.py"
WINDOW = "tests/faults/test_window.py"
SALVAGE = "tests/vault/care/test_salvage.py"

#: number: (what happens, the tests that hold it)
SAFETY = "tests/shell/unlock/test_safety.py"
FAULTS: dict[int, tuple[str, tuple[str, ...]]] = {
    1: ("missing file", (f"{OPEN}::test_a_file_that_is_not_there",)),
    2: ("zero bytes", (STANDS, f"{SAFETY}::test_restored_from_the_lock_page")),
    3: ("one byte", (STANDS,)),
    4: ("100 bytes", (f"{PLACES}::test_less_than_a_page_is_cut_off_or_no_diary",)),
    5: ("2048 bytes", (f"{PLACES}::test_less_than_a_page_is_cut_off_or_no_diary",)),
    6: ("a picture or a letter", (STANDS,)),
    7: ("a plain database", (STANDS,)),
    8: ("a folder", (f"{OPEN}::test_a_folder_and_a_pipe_are_not_opened",)),
    9: ("mode 0000", (f"{PLACES}::test_a_file_that_nobody_may_read",)),
    10: ("wrong passphrases", (f"{PLACES}::test_wrong_passphrases_and_the_right_one",)),
    11: (
        "no passphrase",
        (
            f"{OPEN}::test_what_cannot_be_a_passphrase_is_refused_before_anything",
            "tests/shell/lock/test_lock.py::test_an_empty_field_asks_for_the_passphrase",
        ),
    ),
    12: ("a passphrase of any signs", (f"{PLACES}::test_a_passphrase_of_any_signs",)),
    13: (
        "composed or not",
        (f"{OPEN}::test_a_passphrase_is_the_same_however_its_letters_are_composed",),
    ),
    14: (
        "shaped like a raw key",
        (f"{OPEN}::test_what_cannot_be_a_passphrase_is_refused_before_anything",),
    ),
    15: (
        "one wrong letter of the recovery key",
        (
            "tests/domain/test_recovery_letters.py::test_every_wrong_letter_is_caught_and_its_line_named",
        ),
    ),
    16: ("salt", (f"{PLACES}::test_a_flipped_byte_in_the_salt_or_the_first_page",)),
    17: (
        "first page",
        (
            f"{PLACES}::test_a_flipped_byte_in_the_salt_or_the_first_page",
            f"{OPEN}::test_the_first_page_damaged_reads_as_a_wrong_passphrase",
        ),
    ),
    18: (
        "a page of an entry",
        (DAMAGE, f"{SALVAGE}::test_one_bad_page_costs_at_most_one_entry_in_a_hundred"),
    ),
    19: (
        "a page of the search",
        (DAMAGE, f"{SALVAGE}::test_one_bad_page_costs_at_most_one_entry_in_a_hundred"),
    ),
    20: (
        "30 bad pages",
        (DAMAGE, f"{SALVAGE}::test_thirty_bad_pages_cost_at_most_one_entry_in_ten"),
    ),
    21: ("cut off in the middle", (DAMAGE, f"{SALVAGE}::test_files_that_were_cut_or_grew")),
    22: (
        "last byte missing",
        (f"{PLACES}::test_a_missing_last_byte_is_found_at_opening_or_in_the_first_idle_time",),
    ),
    23: (
        "garbage behind the end",
        (f"{PLACES}::test_garbage_behind_the_end_harms_nothing_and_is_in_no_copy",),
    ),
    24: (
        "a torn page that is free",
        (f"{PLACES}::test_a_torn_page_that_is_free_raises_no_alarm_and_can_be_backed_up",),
    ),
    25: ("kills while saving", (f"{KILLED}[saving]",)),
    26: (
        "power cuts",
        (
            "tests/faults/power/test_power_cuts.py"
            "::test_a_power_cut_loses_nothing_that_was_acknowledged[saving_watched]",
        ),
    ),
    27: ("kills in a new passphrase", (f"{KILLED}[changing_passphrase]",)),
    28: ("kills in a backup", (f"{KILLED}[backing_up]",)),
    29: (
        "full disk while saving",
        (f"{DISKS}::test_a_disk_that_is_really_full", f"{WINDOW}::test_a_fault_while_writing"),
    ),
    30: ("full disk in a backup", (f"{BACKUPS}::test_a_full_stick_keeps_the_older_ones",)),
    31: (
        "a flush goes wrong",
        (
            f"{IO}::test_a_fault_of_the_disk_at_any_call_loses_nothing",
            f"{IO}::test_what_the_disk_took_with_an_error_is_not_made_twice",
            f"{WINDOW}::test_a_fault_while_writing",
        ),
    ),
    32: (
        "the journal cannot be made",
        (f"{IO}::test_a_journal_that_cannot_be_made_is_an_error_of_the_disk",),
    ),
    33: (
        "folder read-only",
        (
            f"{PLACES}::test_a_folder_that_is_read_only",
            f"{DISKS}::test_a_file_without_the_right_to_write_can_be_read",
            "tests/shell/lock/test_lock.py::test_a_protected_diary_can_be_read_and_says_so",
        ),
    ),
    34: ("disk read-only", (f"{PLACES}::test_a_disk_that_is_read_only",)),
    35: ("two windows", (f"{DISKS}::test_a_second_window_is_told_and_changes_nothing",)),
    36: (
        "replaced by another program",
        (f"{BACKUPS}::test_a_diary_that_is_moved_away_goes_on_under_a_new_name",),
    ),
    37: (
        "deleted under us",
        (
            f"{PLACES}::test_a_diary_that_is_deleted_under_us_goes_on_under_a_new_name",
            f"{BACKUPS}::test_a_diary_that_is_moved_away_goes_on_under_a_new_name",
            "tests/shell/unlock/test_safety.py::test_a_diary_that_is_moved_away_goes_on_and_is_said",
        ),
    ),
    38: (
        "a stale journal beside a restored backup",
        (
            "tests/vault/care/test_restoring.py"
            "::test_the_journal_goes_with_the_file_it_was_written_for",
        ),
    ),
    39: (
        "a newer format",
        (STANDS, f"{OPEN}::test_a_diary_of_a_newer_version_is_refused_and_untouched"),
    ),
    40: (
        "a hostile world around it",
        (
            f"{PLACES}::test_a_hostile_world_around_it",
            f"{PLACES}::test_a_clock_that_is_set_back_ten_years",
        ),
    ),
}


def test_all_forty_are_here() -> None:
    assert sorted(FAULTS) == list(range(1, 41))


@pytest.mark.parametrize("number", FAULTS)
def test_the_tests_that_hold_it_are_there(number: int) -> None:
    for test in FAULTS[number][1]:
        path, _, name = test.partition("::")
        name, _, case = name.partition("[")
        text = (ROOT / path).read_text(encoding="utf-8")
        names = {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
        assert name in names, test
        assert not case or case.rstrip("]") in _cases(path), test


def _cases(path: str) -> set[str]:
    if path == KILLS:
        from tests.faults.power.kills import OPERATIONS

        return {killed.job for killed in OPERATIONS}
    from tests.faults.power.cuts import CUTS

    return {cut.job for cut in CUTS}
