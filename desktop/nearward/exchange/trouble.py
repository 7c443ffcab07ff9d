"""What can be in the way of an export."""

from __future__ import annotations

from nearward.domain.trouble import Trouble
from nearward.words import later


class TargetExists(Trouble):
    code = "target-exists"
    message = later("There is already something named {name} at that place.")
    advice = later("It was not touched. Please take another name.")


class TargetFolder(Trouble):
    code = "target-folder"
    message = later("{name} cannot be written in that folder.")
    advice = later("Please choose a folder that is there and that you may write in.")


class TargetFull(Trouble):
    code = "target-full"
    message = later("The disk is full: {name} could not be written, and no part of it was left.")
    advice = later("Your diary is unchanged. Please make room and try again.")


class TargetNotWritten(Trouble):
    code = "target-not-written"
    message = later("The disk did not take {name}, and no part of it was left.")
    advice = later("Your diary is unchanged. Please try another disk or folder.")


class LeftOver(Trouble):
    code = "left-over"
    message = later("It was written, but a second copy of it, {name}, could not be removed.")
    advice = later("Please remove that file as well: it is not encrypted.")
