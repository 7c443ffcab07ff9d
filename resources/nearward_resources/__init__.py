"""Data of Nearward: worksheets, vocabularies, fonts, icons, texts."""
