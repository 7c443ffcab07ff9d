"""Letters that no font has: empty boxes, no bars, and a sentence that says so."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.domain.model import Entry, Worksheet
from nearward.i18n import Translator
from nearward.paper.blocks import Run
from nearward.session.ask import entries, worksheets
from nearward_ui.kit.printing.lacking import BOX, boxed, is_lacking, lacking_words, say_lacking
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.routes import ToPrint, ToPrintDays

#: a letter of each; that none of the two is here is no promise of a computer
HINDI, THAI = "हिन्दी", "ไทย"
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
#: a script that no font of the system can have yet, and no private use of ours
NOBODYS = "\U0001e6c0\U0001e6c1"


@pytest.fixture(autouse=True)
def _fonts(around: Any) -> None:
    """Ours are loaded."""


def test_what_has_a_font_stays() -> None:
    text = "Straße, ἀρχή? naïve Łódź, это, e\u0301 a\u200db"
    assert boxed(text) == text or is_lacking("ἀ")
    assert lacking_words("Straße naïve Łódź") == set()


def test_a_letter_without_a_font_is_a_box() -> None:
    assert is_lacking(NOBODYS[0])
    assert boxed(f"a{NOBODYS}b") == f"a{BOX}{BOX}b"
    assert boxed(f"{NOBODYS[0]}\u0301\u200d!") == f"{BOX}!", "with its marks"
    assert lacking_words(f"one {NOBODYS} two {NOBODYS} x{NOBODYS}") == {NOBODYS, f"x{NOBODYS}"}
    measure = FontMeasure()
    lines = measure.wrap_runs((Run(f"one {NOBODYS} two"),), "prose", 300)
    assert "".join(run.text for line in lines for run in line) == f"one {BOX * 2} two"
    assert measure.lacking == {NOBODYS}


def test_how_it_is_said() -> None:
    words = Translator("en")
    assert say_lacking(0, words) == ""
    assert say_lacking(1, words).startswith("Letters of 1 word have no font on this computer:")
    assert say_lacking(3, words).startswith("Letters of 3 words have no font on this computer:")


def test_the_page_of_days_says_so(around: Any, qtbot: Any) -> None:
    from nearward_ui.printing.days import DaysPage

    ask(around, entries.save(Entry(at=AT, day=AT.date(), text=f"emoji and {NOBODYS}")))
    page = DaysPage(around)
    page.show()
    page.enter(ToPrintDays(first=AT.date(), last=AT.date(), kinds=("entry",)))
    qtbot.waitUntil(lambda: bool(page._all) and not page.looking.is_busy, timeout=20_000)
    assert not page.no_font.isHidden()
    assert "1 word" in page.no_font.text()
    end(page)


def test_the_page_of_a_worksheet_says_so(around: Any, qtbot: Any) -> None:
    from nearward_ui.printing.page import PrintPage

    sheet = Worksheet(at=AT, day=AT.date(), sheet="evidence", answers={"situation": NOBODYS})
    kept = ask(around, worksheets.save(sheet))
    page = PrintPage(around)
    page.show()
    page.enter(ToPrint(sheet="evidence", worksheet=kept))
    qtbot.waitUntil(lambda: not page.no_font.isHidden())
    end(page)


def test_nothing_of_it_reaches_the_terminal() -> None:
    code = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from nearward_ui.kit.printing.headless import Headless\n"
        "from nearward.paper.blocks import Run\n"
        "measure = Headless().measure()\n"
        f"measure.wrap_runs((Run({HINDI + ' ' + THAI!r}),), 'prose', 300)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == ""
    assert done.stdout == ""
