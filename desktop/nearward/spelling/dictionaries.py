"""Which Hunspell dictionaries this computer has. Only names and sizes are looked at here."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

#: larger files are not loaded: the largest that systems ship have some 15 MB
MOST_BYTES = 32_000_000
_NAME = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*")


class Dictionary(NamedTuple):
    """A language (`en_GB`) and its two files."""

    language: str
    aff: Path
    dic: Path


def folders() -> list[Path]:
    """Where systems keep dictionaries, a person's own folder first."""
    home = Path.home()
    data = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    roots = [Path(root) for root in (data, *shared.split(":"), "/usr/share") if root]
    found = [root / name for root in roots for name in ("hunspell", "myspell/dicts", "myspell")]
    found += [home / "Library" / "Spelling", Path("/Library/Spelling")]
    return list(dict.fromkeys(folder for folder in found if folder.is_absolute()))


def dictionaries(places: Iterable[Path] | None = None) -> dict[str, Dictionary]:
    """Language to dictionary, by name; of two with a name the first one found counts.

    A folder that cannot be read has none.
    """
    found: dict[str, Dictionary] = {}
    for folder in folders() if places is None else places:
        try:
            files = sorted(folder.glob("*.dic"))
        except OSError:
            continue
        for dic in files:
            aff = dic.with_suffix(".aff")
            if _NAME.fullmatch(dic.stem) and dic.is_file() and aff.is_file():
                found.setdefault(dic.stem.replace("-", "_"), Dictionary(dic.stem, aff, dic))
    return dict(sorted(found.items()))


def chosen(found: dict[str, Dictionary], wanted: Iterable[str], language: str) -> list[Dictionary]:
    """The dictionaries to use: those that are wanted and there, else the one for the language.

    Of several for a language (`en`) the one without a country counts, else the United States' or
    that of the country of the same name, else the first.
    """
    named = [found[name] for name in wanted if name in found]
    if named:
        return named
    for name in (language, f"{language}_US", f"{language}_{language.upper()}"):
        if name in found:
            return [found[name]]
    return [each for name, each in found.items() if name.split("_")[0] == language][:1]
