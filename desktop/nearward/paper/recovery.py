"""The recovery sheet: the key of a diary on paper, for a hand and for a scanner."""

from __future__ import annotations

from collections.abc import Sequence

from nearward.i18n import Translator
from nearward.paper.blocks import Answer, Document, KeyLineBlock, Lines, Part, Squares

#: how long a side of the square code is, in points
SIDE = 128.0
#: how much of the code may be unreadable: Q is a quarter
CORRECTION = "q"


def recovery_blocks(lines: Sequence[str], name: str, words: Translator) -> Document:
    """The sheet. `lines` of a recovery key; `name` of the file, no folder."""
    how = words(
        "Letters A to Z and digits 2 to 7; no 0, 1, 8 or 9. The last one of each line checks the"
        " line."
    )
    places = words("Only if this sheet is kept in a safe place.")
    return Document(
        title=words("Recovery sheet"),
        date_label=words("Date"),
        date="",
        intro=words("It opens the file {name} without the passphrase.", name=name),
        parts=(
            Part(0, words("The key"), how, (KeyLineBlock(tuple(lines)),)),
            _use(words),
            _scanning("".join(lines).replace(" ", ""), words),
            _keeping(words),
            Part(0, words("Where the diary and its backups are"), places, (Lines(2),)),
        ),
        foot=words("Without this sheet or the passphrase, nobody can open the file."),
    )


def _use(words: Translator) -> Part:
    use = words(
        "If you forget the passphrase: choose “Use the recovery sheet” where Nearward asks for"
        " it. Then type the four lines. Capital or small letters, with or without spaces."
    )
    any_program = words(
        "It is the key of the file itself (SQLCipher 4, base32): other programs can open the file"
        " with it too."
    )
    body = (Answer(use, soft=True), Answer(any_program, soft=True))
    return Part(0, words("How to use it"), "", body, half=True)


def _scanning(letters: str, words: Translator) -> Part:
    hint = words("The same letters. A phone that reads them may keep them.")
    return Part(0, words("For scanning"), hint, (Squares(squares(letters), SIDE),), half=True)


def _keeping(words: Translator) -> Part:
    danger = words(
        "Anyone who has this sheet and the file can read the whole diary. Keep it where nobody"
        " at home looks, and not beside the computer."
    )
    ends = words(
        "When the passphrase changes, make a new sheet. Backups from before the change still"
        " open with this one."
    )
    body = (Answer(danger, soft=True), Answer(ends, soft=True))
    return Part(0, words("How to keep it"), "", body)


def squares(letters: str) -> tuple[tuple[bool, ...], ...]:
    """Letters as a square code, row by row; True is dark."""
    import segno

    code = segno.make(letters, error=CORRECTION, micro=False, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
