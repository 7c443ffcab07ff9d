"""What can be in the way of a command."""

from __future__ import annotations

from nearward.domain.trouble import Trouble
from nearward.i18n import later


class NoTerminal(Trouble):
    code = "no-terminal"
    message = later("There is no terminal to ask for the passphrase.")
    advice = later("Please pass it on standard input, with --passphrase-stdin.")


class NotTheSame(Trouble):
    code = "not-the-same"
    message = later("The two passphrases are not the same.")
    advice = later("Nothing was made or changed. Please try again.")


class NotText(Trouble):
    code = "not-text"
    message = later("Standard input is not UTF-8 text.")
    advice = later("Nothing was changed.")


class NoRoom(Trouble):
    code = "no-room"
    message = later("There is no private folder for the demo diary: {name} cannot be used.")
    advice = later("Please set TMPDIR to a folder that you may write in.")
