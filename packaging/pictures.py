"""Makes the pictures of the documents anew, from the tour through the invented months.

    python packaging/pictures.py           makes the tour, some minutes, and writes all of them
    python packaging/pictures.py TOUR      takes them from one that was made: `nearward tour TOUR`

A picture is called as the page of the tour that it shows, with `-night` behind it where it is of
that theme. Which there are is said by the documents; what none of them shows is removed.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "packaging" / "pictures"
DOCUMENTS = (ROOT / "README.md", ROOT / "packaging" / "in-use.md")
NIGHT = "-night"
SIZE = (1280, 800)
#: so many colours, each as near as can be, and that of a ground exact (`kmeans`); a picture has a
#: third of its bytes then
COLOURS = 256
MAXCOVERAGE, NONE = Image.Quantize.MAXCOVERAGE, Image.Dither.NONE
_SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def shown() -> list[tuple[Path, str, Path]]:
    """(document, what is said of a picture in place of it, its file), in their order."""
    found = []
    for document in DOCUMENTS:
        for said, path in _SHOWN.findall(document.read_text(encoding="utf-8")):
            found.append((document, said, (document.parent / path).resolve()))
    return found


def page_of(file: Path) -> tuple[str, str]:
    """The page of the tour that a picture shows, and the theme."""
    name = file.stem
    return (name.removesuffix(NIGHT), "night") if name.endswith(NIGHT) else (name, "light")


def make(tour: Path, folder: Path = FOLDER) -> None:
    """Write all of them from a tour."""
    names = {file.name for _, _, file in shown()}
    for name in sorted(names):
        page, theme = page_of(Path(name))
        with Image.open(tour / "screens" / theme / f"{page}.png") as picture:
            if picture.size != SIZE:
                raise SystemExit(f"{page}: {picture.size}, and not {SIZE}")
            few = picture.convert("RGB").quantize(COLOURS, MAXCOVERAGE, kmeans=1, dither=NONE)
            few.save(folder / name, optimize=True)
    for file in folder.glob("*.png"):
        if file.name not in names:
            file.unlink()


def main() -> None:
    """Make them."""
    if len(sys.argv) > 1:
        make(Path(sys.argv[1]))
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from nearward_ui import tour

    with tempfile.TemporaryDirectory() as folder:
        tour.run(Path(folder), ("light", "night"), SIZE, 100, "en")
        make(Path(folder))


if __name__ == "__main__":
    main()
