"""Honest statistics for few, irregular events. Made on first use: the vault imports `history`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nearward.insight.intervals import rate, rate_ratio, share
    from nearward.insight.samples import dispersion, kaplan_meier, paired

__all__ = ["dispersion", "kaplan_meier", "paired", "rate", "rate_ratio", "share"]
_SAMPLES = ("dispersion", "kaplan_meier", "paired")


def __getattr__(name: str) -> object:
    if name in __all__:
        room = "samples" if name in _SAMPLES else "intervals"
        return getattr(import_module(f"nearward.insight.{room}"), name)
    raise AttributeError(name)
