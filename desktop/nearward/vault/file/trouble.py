"""What can be in the way of a diary's file."""

from __future__ import annotations

from nearward.domain.trouble import Trouble
from nearward.i18n import later


class NotFound(Trouble):
    code = "not-found"
    message = later("There is no file {name} there.")
    advice = later("Nothing was made. Please check the name and the folder.")


class EmptyFile(Trouble):
    code = "empty-file"
    message = later("The file {name} is empty, so there is no diary in it.")
    advice = later("It was not changed. If you have a copy of your diary, please open that.")


class NotADiary(Trouble):
    code = "not-a-diary"
    message = later("The file {name} is not a Nearward diary.")
    advice = later("It was not changed. Please choose the file that ends in .nearward.")


class CutOff(Trouble):
    code = "cut-off"
    message = later("The file {name} is cut off: most of the diary is missing.")
    advice = later("It was not changed. If you have a copy of your diary, please open that.")


class NotEncrypted(Trouble):
    code = "not-encrypted"
    message = later("The file {name} is a database that Nearward did not encrypt.")
    advice = later("It was not changed. Please choose the file that ends in .nearward.")


class IsAFolder(Trouble):
    code = "is-a-folder"
    message = later("{name} is a folder, not a file.")
    advice = later("Please choose the diary inside it.")


class NoPermission(Trouble):
    code = "no-permission"
    message = later("This computer does not let you read the file {name}.")
    advice = later("Please change the permissions of the file, or ask for help.")


class WrongPassphrase(Trouble):
    code = "wrong-passphrase"
    message = later("This passphrase does not open the diary.")
    advice = later("Nothing was changed. Please check Caps Lock and the keyboard, and try again.")


class FirstPageInDoubt(WrongPassphrase):
    """Said when the passphrase was tried several times, or when the file is not whole."""

    message = later("This passphrase does not open the diary, or the file's first page is damaged.")
    advice = later(
        "Nothing was changed. Please check Caps Lock and the keyboard, and try again. If you are"
        " sure of the passphrase, you can restore a backup (Backups)."
    )


class NotThePassphrase(Trouble):
    code = "not-the-passphrase"
    message = later("This is not the passphrase of this diary.")
    advice = later("Please check Caps Lock and the keyboard, and try again.")


class Damaged(Trouble):
    code = "damaged"
    message = later(
        "The file {name} is damaged: the passphrase is right, but part of it cannot be read."
    )
    advice = later(
        "Please keep the file unchanged. You can restore a backup (Backups). Or save what can"
        " still be read in a new diary (`nearward salvage`)."
    )


class StrangeDiary(Trouble):
    code = "strange-diary"
    message = later("The passphrase opens {name}, but it is not a diary written by Nearward.")
    advice = later(
        "It was not changed. You can restore a backup (Backups). Or save what can be read in a"
        " new diary (`nearward salvage`)."
    )


class NewerVersion(Trouble):
    code = "newer-version"
    message = later("This diary was written by a newer Nearward.")
    advice = later("It was not changed. Please open it with the newer version.")


class NewerProfile(NewerVersion):
    code = "newer-profile"


class OlderVersion(Trouble):
    code = "older-version"
    message = later("This diary was written by an older Nearward, and it cannot be updated here.")
    advice = later("Please copy it to a folder you can write to, and open it there.")


class BackupFull(Trouble):
    code = "backup-full"
    message = later("The disk is full: {name} was not made, and no part of it was left behind.")
    advice = later("Your diary and its backups are unchanged. Please free some space.")


class BackupNotWritten(Trouble):
    code = "backup-not-written"
    message = later("{name} could not be written to the disk, and no part of it was left.")
    advice = later("Your diary and its backups are unchanged.")


class BackupFolder(Trouble):
    code = "backup-folder"
    message = later("The backup folder {name} is not there right now.")
    advice = later("When it is back, the next backup is made there.")


class BackupExists(Trouble):
    code = "backup-exists"
    message = later("Something named {name} is already there.")
    advice = later("It was not changed. Please choose another name.")


class OpenElsewhere(Trouble):
    code = "open-elsewhere"
    message = later("This diary is already open in another window.")
    advice = later("Please use that window, or close it first.")


class AlreadyExists(Trouble):
    code = "already-exists"
    message = later("There is already a file {name} there.")
    advice = later("It was not changed. Please choose another name, or open that file.")


class FolderReadOnly(Trouble):
    code = "folder-read-only"
    message = later("Nothing can be written to the folder of {name}.")
    advice = later("Please choose another folder, or change its permissions.")


class DiskFull(Trouble):
    code = "disk-full"
    passing = True
    message = later("The disk is full: this could not be saved yet.")
    advice = later("What was saved before is safe. Please free some space; saving is tried again.")


class WriteError(Trouble):
    code = "write-error"
    passing = True
    message = later("The disk did not accept the data: this could not be saved yet.")
    advice = later("What was saved before is safe. Please check the disk; saving is tried again.")


class MovedOrReplaced(Trouble):
    code = "moved-or-replaced"
    passing = True
    message = later("The file {name} was moved, replaced or deleted while the diary was open.")
    advice = later("Nothing was overwritten. What is open is kept in memory for now.")


class ReadOnly(Trouble):
    code = "read-only"
    passing = True
    message = later("This diary can be read but not written: the file or its folder is protected.")
    advice = later("Please change the permissions of the file and of its folder.")


class NoMemory(Trouble):
    code = "no-memory"
    message = later("There is not enough free memory to make the key (256 MiB are needed).")
    advice = later("Please close other programs and try again.")


class PassphraseEmpty(Trouble):
    code = "passphrase-empty"
    message = later("A diary needs a passphrase.")


class PassphraseShape(Trouble):
    code = "passphrase-shape"
    message = later("A passphrase in the form of a raw key cannot be used.")
    advice = later("Please use words instead.")


class TooLateToConfirm(Trouble):
    code = "too-late-to-confirm"
    message = later("A day can be confirmed for three days after it ends.")
    advice = later("What you noted on it is kept.")


class DayNotOver(Trouble):
    code = "day-not-over"
    message = later("A day can be confirmed once it is over.")


class DayTaken(Trouble):
    code = "day-taken"
    message = later("That day has another check-in by now, and a day can have only one.")
    advice = later("Both are kept: this one stays in the trash until the trash is emptied.")


class BackupStays(Trouble):
    code = "backup-stays"
    message = later("The new backup was made. An older one could not be removed: {name}.")
    advice = later("Please remove it by hand, or change the permissions of its folder.")


class RecoveryLine(Trouble):
    code = "recovery-line"
    message = later("Line {line} of the recovery key has a wrong letter.")
    advice = later(
        "Please compare it with the sheet. S and 5, Z and 2, G and 6, U and V are easily mixed up."
    )


class RecoveryLineShort(Trouble):
    code = "recovery-line-short"
    message = later("In line {line} of the recovery key a letter is missing.")
    advice = later("Please compare it with the sheet.")


class RecoveryLineLong(Trouble):
    code = "recovery-line-long"
    message = later("Line {line} of the recovery key has one letter too many.")
    advice = later("Please compare it with the sheet.")


class RecoveryOrder(Trouble):
    code = "recovery-order"
    message = later("Line {line} of the recovery key is in the wrong place.")
    advice = later("Please type the lines in the order of the sheet.")


class RecoveryShort(Trouble):
    code = "recovery-short"
    message = later("The recovery key is incomplete. Letters typed: {count} of {all}.")
    advice = later("Please type all four lines of the sheet.")


class RecoveryLong(Trouble):
    code = "recovery-long"
    message = later("That is too long for a recovery key. Letters typed: {count} instead of {all}.")
    advice = later("Please type the four lines of the sheet and nothing else.")


class RecoverySheetOther(Trouble):
    code = "recovery-sheet-other"
    message = later("This is line {line} of another recovery sheet.")
    advice = later("A sheet is replaced when the passphrase changes. Please use the newest one.")


class RecoveryOther(WrongPassphrase):
    code = "recovery-other"
    message = later("This recovery key has no typing mistake, but it does not open this diary.")
    advice = later(
        "It belongs to another diary or an earlier passphrase, or the start of the file is"
        " damaged. Nothing was changed."
    )
