"""What can be in the way of an export."""

from __future__ import annotations

from nearward.domain.trouble import Trouble
from nearward.i18n import later


class TargetExists(Trouble):
    code = "target-exists"
    message = later("Something named {name} is already there.")
    advice = later("It was not changed. Please choose another name.")


class TargetFolder(Trouble):
    code = "target-folder"
    message = later("{name} cannot be written to that folder.")
    advice = later("Please choose an existing folder that you can write to.")


class TargetFull(Trouble):
    code = "target-full"
    message = later("The disk is full: {name} could not be written, and no part of it was left.")
    advice = later("Your diary is unchanged. Please free some space and try again.")


class TargetNotWritten(Trouble):
    code = "target-not-written"
    message = later("{name} could not be written to the disk, and no part of it was left.")
    advice = later("Your diary is unchanged. Please try another disk or folder.")


class LeftOver(Trouble):
    code = "left-over"
    message = later("It was written, but a leftover copy, {name}, could not be removed.")
    advice = later("Please remove that file as well: it is not encrypted.")
