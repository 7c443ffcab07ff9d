"""Where files live (platformdirs). Folders are made with mode 0700 when they are first used."""

from __future__ import annotations

from pathlib import Path

APP = "nearward"
SUFFIX = ".nearward"


def config_folder() -> Path:
    """The folder of the few settings kept in clear."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def data_folder() -> Path:
    """The folder in which a new diary is offered a place."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def first_diary() -> Path:
    """Where the first diary is offered to be made."""
    return data_folder() / f"diary{SUFFIX}"


def chart_folder() -> Path:
    """Where the chart library keeps its list of fonts (file paths only, nothing of a person's)."""
    return data_folder() / "charts"


def private_folder(path: Path) -> Path:
    """Make `path` with mode 0700, with its parents, if it is not there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
