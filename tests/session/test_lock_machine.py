"""The lock in random orders of what can happen: it ends locked, or hidden with the words kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.session.lock_world import BACKUP, IDLE, REFUSED, World

from nearward.domain.trouble import unforeseen
from nearward.session.lock import (
    LAST_TRIES_SECONDS,
    RETRY_SECONDS,
    After,
    Do,
    Ending,
    Locked,
    Stage,
    Wish,
)

HAPPENINGS = [
    World.press_ctrl_l,
    World.quit,
    World.system_ends_it,
    World.sleep,
    World.ask_to_restore,
    World.ask_for_salvage,
    World.be_moved,
    World.quit_without,
    World.write,
    World.wait_a_moment,
    World.wait_a_little,
    World.be_away,
    World.fill_the_disk,
    World.free_the_disk,
    World.ask_to_open,
    World.open_page,
    World.refuse_passphrase,
    World.meet_what_is_unreadable,
    World.fail_to_close,
    *[World.work] * 6,
    *[World.wait_a_moment, World.write, World.press_ctrl_l] * 2,
]
#: half of them with words that are not saved yet, half of these on a full disk
ORDERS = given(st.booleans(), st.booleans(), st.lists(st.sampled_from(HAPPENINGS), max_size=50))


def opened(*, writes: bool = False, is_full: bool = False) -> World:
    world = World()
    world.ask_to_open()
    world.open_page()
    assert world.lock.is_open
    if writes:
        world.write()
    world.disk_is_full = is_full
    return world


@ORDERS
@settings(max_examples=400)
def test_any_order_ends_locked_or_hidden_with_the_words_kept(
    writes: bool, is_full: bool, order: list[Callable[[World], None]]
) -> None:
    world = opened(writes=writes, is_full=is_full)
    for happens in order:
        happens(world)
        world.holds()
    world.refuse_passphrase()
    world.press_ctrl_l()
    for _ in range(6):
        world.work()
        world.holds()
    state = world.lock.state
    if isinstance(state, Locked):
        assert world.ended
    else:
        assert isinstance(state, Ending)
        assert state.stage is Stage.WAITING
        assert world.unsaved
        # and as soon as there is room, it ends
        world.free_the_disk()
        world.wait(RETRY_SECONDS)
        for _ in range(3):
            world.work()
        assert isinstance(world.lock.state, Locked)
        # who ends the session gives so much time and no more
        assert not world.given_up or World.system_ends_it in order


@ORDERS
@settings(max_examples=400)
def test_each_end_is_told_once_and_a_quit_is_the_last(
    writes: bool, is_full: bool, order: list[Callable[[World], None]]
) -> None:
    world = opened(writes=writes, is_full=is_full)
    for happens in order:
        happens(world)
        begun, ended = world.said.count(Do.HIDE), world.said.count(Do.END)
        assert ended == begun - world.lock.is_ending
        if world.lock.is_over:
            assert world.ended[-1] == "quit"
            count = len(world.ended)
            world.press_ctrl_l()
            world.quit()
            world.ask_to_open()
            assert world.lock.is_over
            assert len(world.ended) == count


def test_hidden_first_saved_second_closed_third() -> None:
    world = opened()
    world.write()
    world.press_ctrl_l()
    world.work()
    world.work()
    assert world.said == [Do.HIDE, Do.SAVE, Do.CALM, Do.SEAL, Do.CLOSE, Do.END]
    assert world.ended == ["lock"]


def test_a_quit_makes_a_backup_and_takes_the_place_of_a_lock() -> None:
    world = opened()
    world.press_ctrl_l()
    world.quit()
    for _ in range(3):
        world.work()
    assert world.said == [Do.HIDE, Do.SAVE, Do.CALM, Do.SEAL, Do.BACK_UP, Do.CLOSE, Do.END]
    assert world.lock.is_over


def test_a_lock_does_not_take_the_place_of_a_quit() -> None:
    world = opened()
    world.quit()
    world.press_ctrl_l()
    for _ in range(3):
        world.work()
    assert world.ended == ["quit"]


@pytest.mark.parametrize("how", [Wish.LOCK, Wish.QUIT])
def test_a_backup_is_put_back_between_the_last_save_and_the_end(how: Wish) -> None:
    world = opened()
    world.write()
    world.follow(world.lock.wish(how, After(restore=BACKUP)))
    for _ in range(3):
        world.work()
    assert world.said == [Do.HIDE, Do.SAVE, Do.CALM, Do.SEAL, Do.RESTORE, Do.CLOSE, Do.END]


def test_a_refused_save_is_asked_about_only_when_somebody_quits_and_then_for_good() -> None:
    world = opened()
    world.write()
    world.fill_the_disk()
    world.press_ctrl_l()
    world.work()
    state = world.lock.state
    assert isinstance(state, Ending)
    assert (state.trouble, state.asks) == (REFUSED, False)
    world.quit()
    for _ in range(3):
        state = world.lock.state
        assert isinstance(state, Ending)
        assert state.asks, "the way out stays, however often it is tried"
        world.wait(RETRY_SECONDS)
        world.work()
    world.quit_without()
    assert world.said[-3:] == [Do.NAME, Do.SEAL, Do.CLOSE]
    world.work()
    assert world.ended == ["quit"]


def test_the_system_waits_only_so_long() -> None:
    world = opened()
    world.write()
    world.fill_the_disk()
    world.system_ends_it()
    tries = 0
    while world.lock.is_ending:
        tries += world.at_work is Do.SAVE
        world.work()
        world.wait(world.lock.due_in or 0)
    assert tries == 1 + LAST_TRIES_SECONDS // RETRY_SECONDS
    assert world.now == 1000 + LAST_TRIES_SECONDS
    assert (world.ended, world.given_up) == (["quit"], True)


def test_a_first_save_that_is_refused_after_the_last_moment_is_not_asked_again() -> None:
    world = opened()
    world.write()
    world.fill_the_disk()
    world.system_ends_it()
    world.wait(2 * LAST_TRIES_SECONDS)
    assert world.at_work is Do.SAVE, "it was never refused: it is waited for"
    world.work()
    assert world.given_up


def test_whoever_is_away_ends_an_open_diary_and_no_other() -> None:
    world = World()
    world.sleep()
    world.be_away()
    assert isinstance(world.lock.state, Locked)
    assert world.ended == []
    world = opened()
    world.wait(IDLE - 1)
    assert world.lock.is_open
    world.lock.felt()
    world.wait(IDLE - 1)
    assert world.lock.is_open, "somebody was here in between"
    world.wait(1)
    assert world.lock.is_ending
    assert not world.lock.after.unattended
    world.sleep()
    assert world.lock.after.unattended


def test_a_lock_before_a_diary_is_open_ends_too_and_an_opening_comes_to_nothing() -> None:
    world = World()
    world.ask_to_open()
    world.press_ctrl_l()
    assert not world.lock.opened()
    assert not world.lock.not_opened()
    world.work()
    assert world.said == [Do.HIDE, Do.CLOSE, Do.END]
    assert world.lock.begin()


def test_what_is_said_after_is_said_once() -> None:
    world = opened()
    world.be_moved()
    world.ask_for_salvage()
    world.work()
    world.work()
    assert world.lock.after == After(page="salvage", said="It was moved.", is_good=True)
    world.ask_to_open()
    world.open_page()
    world.press_ctrl_l()
    world.work()
    world.work()
    assert world.lock.after == After()


def test_an_error_that_nobody_foresaw_is_said_as_a_save_that_is_asked_again() -> None:
    world = opened()
    world.press_ctrl_l()
    world.follow(world.lock.refused(unforeseen(RuntimeError())))
    state = world.lock.state
    assert isinstance(state, Ending)
    assert state.trouble is not None
    assert "it is tried again" in state.trouble.advice
