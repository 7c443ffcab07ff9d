"""What can be in the way of a command."""

from __future__ import annotations

from nearward.domain.trouble import Trouble
from nearward.i18n import N_


class NoTerminal(Trouble):
    code = "no-terminal"
    message = N_("There is no terminal to ask for the passphrase.")
    advice = N_("Please pass it on standard input, with --passphrase-stdin.")


class NotTheSame(Trouble):
    code = "not-the-same"
    message = N_("The two passphrases are not the same.")
    advice = N_("Nothing was made or changed. Please try again.")


class NotText(Trouble):
    code = "not-text"
    message = N_("Standard input is not UTF-8 text.")
    advice = N_("Nothing was changed.")


class NoRoom(Trouble):
    code = "no-room"
    message = N_("There is no private folder for the demo diary: {name} cannot be used.")
    advice = N_("Please set TMPDIR to a folder that you may write in.")
