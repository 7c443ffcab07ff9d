"""What can be in the way of an export."""

from __future__ import annotations

from nearward.domain.trouble import Trouble
from nearward.i18n import N_


class TargetExists(Trouble):
    code = "target-exists"
    message = N_("Something named {name} is already there.")
    advice = N_("It was not changed. Please choose another name.")


class TargetFolder(Trouble):
    code = "target-folder"
    message = N_("{name} cannot be written to that folder.")
    advice = N_("Please choose an existing folder that you can write to.")


class TargetFull(Trouble):
    code = "target-full"
    message = N_("The disk is full: {name} could not be written, and no part of it was left.")
    advice = N_("Your diary is unchanged. Please free some space and try again.")


class TargetNotWritten(Trouble):
    code = "target-not-written"
    message = N_("{name} could not be written to the disk, and no part of it was left.")
    advice = N_("Your diary is unchanged. Please try another disk or folder.")


class LeftOver(Trouble):
    code = "left-over"
    message = N_("It was written, but a leftover copy, {name}, could not be removed.")
    advice = N_("Please remove that file as well: it is not encrypted.")
