"""Data of Nearward: worksheets, vocabularies, fonts, icons, texts."""

from pathlib import Path

#: where they are
FOLDER = Path(__file__).parent
