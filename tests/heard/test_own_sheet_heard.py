"""A sheet of one's own is made, put in order and begun by what a screen reader can reach."""

from __future__ import annotations

from tests.conftest import KEY
from tests.heard.conftest import Heard

from nearward.vault.care.opening import open_diary
from nearward.worksheets.own import making


def test_a_sheet_is_made_and_begun(heard: Heard) -> None:
    heard.unlock()
    heard.press("radio button", "Worksheets")
    heard.hears("Worksheets")
    heard.press("push button", "Make one of your own")
    heard.hears("A sheet of your own")
    heard.find("text", "Its name").set_text("Before a call")
    heard.press("push button", "Add a question")
    heard.find("list item", "A question without words, A few words")
    heard.find("text", "The question").set_text("What do I want?")
    heard.find("list item", "What do I want?, A few words")
    heard.press("push button", "Add a question")
    # what is written now is written into the new one
    heard.find("list item", "A question without words, A few words")
    heard.find("text", "The question").set_text("How tense I am")
    heard.find("list item", "How tense I am, A few words")
    heard.press("push button", "Move up")
    heard.hears("How tense I am was moved.")
    heard.press("push button", "Remove")
    heard.hears("The question is out.")
    heard.press("push button", "Undo")
    heard.find("list item", "How tense I am, A few words")
    heard.press("check box", "Needed to finish the sheet")
    heard.find("list item", "How tense I am, A few words · needed to finish")
    heard.press("push button", "Begin one")
    heard.find("text", "What do I want?")
    heard.quit()
    vault = open_diary(heard.diary, "", key=KEY)
    (kept,) = vault.own_sheets.every()
    vault.close()
    labels = [row.part.get("label") for row in making.rows(kept.definition) if not row.is_step]
    assert labels == ["How tense I am", "What do I want?"]
