"""Make the static fonts of resources/nearward_resources/fonts, most from the variable ones.

Qt does not drive the weight axis of a variable font, so each weight is a file of its own. The
variable fonts come from the npm packages @fontsource-variable/literata and
@fontsource-variable/figtree: `npm pack` both and unpack them. Atkinson Hyperlegible, which is made
for easier reading, comes as static files in the Python package fontpkg-atkinson-hyperlegible 1.6:
`pip download --no-deps` it and unzip it. All are under the SIL Open Font License. Then run

    python packaging/make_fonts.py LITERATA_PACKAGE FIGTREE_PACKAGE ATKINSON_PACKAGE OUT
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
LITERATA = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese")
FIGTREE = ("latin", "latin-ext")
PAGE_STYLES = ("Regular", "Italic", "Bold")
#: em: those of Literata
PAGE_ASCENT, PAGE_DESCENT = 1.177, 0.308
PAGE_LINE = 1.778  # em: the line height of the journal page, 32 px at 18


def static(files: list[Path], axes: dict[str, float]) -> TTFont:
    """One instance of a family from its subsets, merged into one font."""
    parts = []
    for file in files:
        font = TTFont(file)
        font.flavor = None
        font = instancer.instantiateVariableFont(font, axes, inplace=True)
        for tag in ("STAT", "MVAR", "HVAR", "DSIG", "gasp"):
            if tag in font:
                del font[tag]
        buffer = io.BytesIO()
        font.save(buffer)
        buffer.seek(0)
        parts.append(buffer)
    return Merger().merge(parts) if len(parts) > 1 else TTFont(parts[0])


def name(font: TTFont, family: str, weight: int, italic: bool) -> str:
    """Write the names and style bits; gives the style's name."""
    style = WEIGHTS[weight] + (" Italic" if italic else "")
    style = style.replace("Regular Italic", "Italic")
    plain = weight in (400, 700)
    table = font["name"]
    licence = {n: table.getDebugName(n) for n in (0, 13, 14)}
    table.names = []
    values = {
        0: licence[0],
        1: family if plain else f"{family} {WEIGHTS[weight]}",
        2: style if plain else ("Italic" if italic else "Regular"),
        3: f"{family}-{style}",
        4: f"{family} {style}",
        5: "Version 1.0",
        6: f"{family}-{style}".replace(" ", ""),
        13: licence[13] or "SIL Open Font License 1.1",
        14: licence[14] or "https://openfontlicense.org",
        16: None if plain else family,
        17: None if plain else style,
    }
    for number, value in values.items():
        if value:
            table.setName(value, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bits = font["OS/2"].fsSelection & ~0b1100001
    bits |= (1 if italic else 0) | (32 if weight == 700 else 0)
    bits |= 64 if weight == 400 and not italic else 0
    font["OS/2"].fsSelection = bits
    font["head"].macStyle = (1 if weight == 700 else 0) | (2 if italic else 0)
    return style.replace(" ", "")


def with_line_gap(font: TTFont) -> None:
    """Same outlines; lines of PAGE_LINE em, whose letters stand at one height in every face."""
    head, metrics = font["hhea"], font["OS/2"]
    em = font["head"].unitsPerEm
    head.ascent, head.descent = round(PAGE_ASCENT * em), -round(PAGE_DESCENT * em)
    head.lineGap = round(PAGE_LINE * em) - (head.ascent - head.descent)
    metrics.sTypoAscender, metrics.sTypoDescender = head.ascent, head.descent
    metrics.sTypoLineGap = head.lineGap


def with_readable_text(font: TTFont) -> None:
    """Same look; each character maps to the glyph that is drawn for it.

    Qt looks up in the cmap what a glyph in a PDF says. A glyph that only a feature puts in place
    says nothing: locl puts the last of the merge's doubles (A, space), rvrn a bold $. The tab gets
    a blank of its own: without one Qt takes the space for it, and each space in a PDF says tab.
    """
    puts = _put_in_place(font)
    characters = {code: puts.get(glyph, glyph) for code, glyph in font.getBestCmap().items()}
    space = characters[0x20]
    font.setGlyphOrder([*font.getGlyphOrder(), "tab"])
    font["glyf"]["tab"] = font["glyf"][space]
    for tag in ("hmtx", "vmtx"):
        if tag in font:
            font[tag]["tab"] = font[tag][space]
    characters[0x09] = "tab"
    for table in font["cmap"].tables:
        table.cmap = dict(characters)


def _put_in_place(font: TTFont) -> dict[str, str]:
    """Glyph -> glyph, as the features that are always on do it in Latin text."""
    table = font["GSUB"].table
    latin = next(s for s in table.ScriptList.ScriptRecord if s.ScriptTag == "latn")
    features = [
        table.FeatureList.FeatureRecord[n] for n in latin.Script.DefaultLangSys.FeatureIndex
    ]
    puts: dict[str, str] = {}
    for tag in ("rvrn", "locl"):
        lookups = {n for f in features if f.FeatureTag == tag for n in f.Feature.LookupListIndex}
        for number in sorted(lookups):
            for part in table.LookupList.Lookup[number].SubTable:
                mapping = getattr(getattr(part, "ExtSubTable", part), "mapping", {})
                puts = {glyph: mapping.get(drawn, drawn) for glyph, drawn in puts.items()}
                puts = {**mapping, **puts}
    return puts


def save_for_page(font: TTFont, family: str, weight: int, italic: bool, out: Path) -> None:
    """Save a font as that of the journal page, where it is one of its styles."""
    style = name(font, f"{family} Page", weight, italic)
    if style in PAGE_STYLES:
        with_line_gap(font)
        font.save(out / f"{family}Page-{style}.ttf".replace(" ", ""))


def main() -> int:
    """Make all fonts."""
    literata, figtree, atkinson, out = (Path(argument) for argument in sys.argv[1:5])
    out.mkdir(parents=True, exist_ok=True)

    def files(package: Path, pattern: str, subsets: tuple[str, ...], italic: bool) -> list[Path]:
        side = "italic" if italic else "normal"
        found = [package / "files" / pattern.format(subset, side) for subset in subsets]
        return [file for file in found if file.is_file()]

    for weight, italic in ((400, False), (400, True), (600, False), (700, False), (700, True)):
        axes = {"wght": weight, "opsz": 18.0 if weight == 400 else 24.0}
        sources = files(literata, "literata-{}-opsz-{}.woff2", LITERATA, italic)
        font = static(sources, axes)
        with_readable_text(font)
        style = name(font, "Literata", weight, italic)
        font.save(out / f"Literata-{style}.ttf")
        save_for_page(font, "Literata", weight, italic, out)
    for weight, italic in ((400, False), (400, True), (500, False), (600, False), (700, False)):
        sources = files(figtree, "figtree-{}-wght-{}.woff2", FIGTREE, italic)
        font = static(sources, {"wght": weight})
        with_readable_text(font)
        style = name(font, "Figtree", weight, italic)
        font.save(out / f"Figtree-{style}.ttf")
        save_for_page(font, "Figtree", weight, italic, out)
    for style in PAGE_STYLES:
        font = TTFont(atkinson / "files" / f"AtkinsonHyperlegible-{style}.ttf")
        del font["DSIG"]
        with_readable_text(font)
        save_for_page(
            font, "Atkinson Hyperlegible", 700 if style == "Bold" else 400, style == "Italic", out
        )
    packages = (literata, "Literata"), (figtree, "Figtree"), (atkinson, "AtkinsonHyperlegible")
    for package, family in packages:
        shutil.copyfile(package / "LICENSE", out / f"OFL-{family}.txt")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
