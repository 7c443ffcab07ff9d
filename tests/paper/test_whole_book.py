"""A book of more than a thousand pages: every word is in it, in its order, and can be copied."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.paper.test_book import ALL, MONTH, entry, keep, making_of

from nearward.domain.model import Worksheet
from nearward.vault.care.opening import create_diary

pytestmark = pytest.mark.usefixtures("fonts")

WORD = re.compile(r"w\d{7}")
DAYS, A_DAY = 500, 760


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="a reader of PDFs is wanted")
def test_every_word_of_1_100_pages_is_read_back_in_order(tmp_path: Path) -> None:
    vault = create_diary(tmp_path / "d.nearward", "", key=KEY)
    wanted: list[str] = []
    at = 0
    for n in range(DAYS):
        words = [f"w{number:07}" for number in range(at, at + A_DAY)]
        at += A_DAY
        wanted += words
        if n % 20:
            paragraphs = [" ".join(words[k : k + 95]) for k in range(0, A_DAY, 95)]
            keep(vault, entry("\n\n".join(paragraphs), days=n))
            continue
        rows = [{"txt": " ".join(words[k : k + 10]), "kind": "fact"} for k in range(20, 700, 10)]
        answers = {"situation": " ".join(words[:20]), "evidence_for": rows}
        answers["balanced"] = " ".join(words[700:])
        when = entry("", days=n)
        keep(vault, Worksheet(at=when.at, day=when.day, sheet="evidence", answers=answers))
    out = tmp_path / "out.pdf"
    wish = replace(MONTH, first=date(2026, 11, 1), last=date(2028, 12, 31), kinds=ALL)
    count = making_of(out, wish).whole(vault)
    vault.close()
    assert count > 1_100
    told = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, text=True, check=True)
    pages = told.stdout.split("\f")
    assert len(pages) == count + 1
    first = next(n for n, page in enumerate(pages) if wanted[1] in page)
    said = WORD.findall("\n".join(pages[first:]))
    assert said == wanted
    assert f"{count} / {count}" in pages[count - 1]
    fonts = subprocess.run(["pdffonts", str(out)], capture_output=True, text=True, check=True)
    rows_of_fonts = fonts.stdout.splitlines()[2:]
    assert rows_of_fonts
    for row in rows_of_fonts:
        embedded, _, copied = row.split()[-5:-2]
        assert (embedded, copied) == ("yes", "yes"), row
