"""That something was done here, by whatever means.

Hands and keys are seen at the windows. What assistive technology does comes without an event of the
window system: a value is set, a button pressed, a caret moved. Each widget of the kit tells that
here. Reading tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar
from weakref import WeakMethod

_LISTENERS: list[WeakMethod[Callable[[], None]]] = []


def listen(then: Callable[[], None]) -> None:
    """Call a method whenever something was done, as long as its object lives."""
    _join(_LISTENERS, then)


def felt(*_values: object) -> None:
    """Something was done."""
    _tell(_LISTENERS)


def _join(listeners: list[WeakMethod[Callable[[], None]]], then: Callable[[], None]) -> None:
    listeners[:] = [known for known in listeners if known() is not None]
    listeners.append(WeakMethod(then))


def _tell(listeners: list[WeakMethod[Callable[[], None]]]) -> None:
    for known in listeners:
        then = known()
        if then is not None:
            then()


class Hand:
    """Whether a key was pressed last, and who wants to know when that changes."""

    by_key = False
    watching: ClassVar[list[WeakMethod[Callable[[], None]]]] = []


def pressed(*, key: bool) -> None:
    """A key was pressed, or else a button of the mouse or the screen."""
    if Hand.by_key != key:
        Hand.by_key = key
        _tell(Hand.watching)


def by_key() -> bool:
    """Whether the last thing that was pressed was a key."""
    return Hand.by_key


def watch_hand(then: Callable[[], None]) -> None:
    """Call a method when it changes between keys and mouse, as long as its object lives."""
    _join(Hand.watching, then)
