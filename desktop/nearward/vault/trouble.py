"""What can be in the way of a diary's file."""

from __future__ import annotations

from nearward.domain.trouble import Trouble
from nearward.words import later


class NotFound(Trouble):
    code = "not-found"
    message = later("There is no file {name} at that place.")
    advice = later("Nothing was made. Please check the name and the folder.")


class EmptyFile(Trouble):
    code = "empty-file"
    message = later("The file {name} is empty, so there is no diary in it.")
    advice = later("It was not touched. If there is a copy of your diary, please open that.")


class NotADiary(Trouble):
    code = "not-a-diary"
    message = later("The file {name} is not a Nearward diary.")
    advice = later("It was not touched. Please choose the file that ends in .nearward.")


class CutOff(Trouble):
    code = "cut-off"
    message = later("The file {name} is cut off: most of the diary is missing.")
    advice = later("It was not touched. If there is a copy of your diary, please open that.")


class NotEncrypted(Trouble):
    code = "not-encrypted"
    message = later("The file {name} is a database that Nearward did not encrypt.")
    advice = later("It was not touched. Please choose the file that ends in .nearward.")


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
        " sure of the passphrase, a backup can be restored (Backups)."
    )


class NotThePassphrase(Trouble):
    code = "not-the-passphrase"
    message = later("This is not the passphrase of this diary.")
    advice = later("Please check Caps Lock and the keyboard, and try again.")


class Damaged(Trouble):
    code = "damaged"
    message = later("The file {name} is damaged: the passphrase fits, but a part cannot be read.")
    advice = later(
        "Please keep the file unchanged. A backup can be restored (Backups), or what can still be"
        " read can be saved in a new diary (the command for it is `nearward salvage`)."
    )


class StrangeDiary(Trouble):
    code = "strange-diary"
    message = later("The passphrase opens {name}, but it is not a diary as Nearward writes it.")
    advice = later(
        "It was not changed. A backup can be restored (Backups), or what can be read can be saved"
        " in a new diary (the command for it is `nearward salvage`)."
    )


class NewerVersion(Trouble):
    code = "newer-version"
    message = later("This diary was written by a newer Nearward.")
    advice = later("It was not touched. Please open it with the newer program.")


class NewerProfile(NewerVersion):
    code = "newer-profile"


class OlderVersion(Trouble):
    code = "older-version"
    message = later("This diary was written by an older Nearward, and nothing can be written here.")
    advice = later("Please copy it to a folder you may write in, and open it there.")


class BackupFull(Trouble):
    code = "backup-full"
    message = later("The disk is full: {name} was not made, and no part of it was left.")
    advice = later("Your diary and the backups that are there are unchanged. Please make room.")


class BackupNotWritten(Trouble):
    code = "backup-not-written"
    message = later("The disk did not take {name}, and no part of it was left.")
    advice = later("Your diary and the backups that are there are unchanged.")


class BackupFolder(Trouble):
    code = "backup-folder"
    message = later("The folder {name} for backups is not there now.")
    advice = later("When it is back, the next backup is made there.")


class BackupExists(Trouble):
    code = "backup-exists"
    message = later("There is already something named {name} at that place.")
    advice = later("It was not touched. Please take another name.")


class OpenElsewhere(Trouble):
    code = "open-elsewhere"
    message = later("This diary is already open in another window.")
    advice = later("Please use that window, or close it first.")


class AlreadyExists(Trouble):
    code = "already-exists"
    message = later("There is already a file {name} at that place.")
    advice = later("It was not touched. Please take another name, or open the file that is there.")


class FolderReadOnly(Trouble):
    code = "folder-read-only"
    message = later("Nothing can be written in the folder of {name}.")
    advice = later("Please choose another folder, or change its permissions.")


class DiskFull(Trouble):
    code = "disk-full"
    passing = True
    message = later("The disk is full: this could not be saved yet.")
    advice = later("What was saved before is safe. Please make room; saving is tried again.")


class WriteError(Trouble):
    code = "write-error"
    passing = True
    message = later("The disk did not take what was written: this could not be saved yet.")
    advice = later("What was saved before is safe. Please check the disk; saving is tried again.")


class MovedOrReplaced(Trouble):
    code = "moved-or-replaced"
    passing = True
    message = later("The file {name} was moved, replaced or deleted while the diary was open.")
    advice = later("Nothing was written over, and what is open is kept in memory for now.")


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
    advice = later("Please take words instead.")


class TooLateToConfirm(Trouble):
    code = "too-late-to-confirm"
    message = later("A day can be confirmed in the three days after it.")
    advice = later("What you noted on it is kept.")


class DayNotOver(Trouble):
    code = "day-not-over"
    message = later("A day can be confirmed when it is over.")


class DayTaken(Trouble):
    code = "day-taken"
    message = later("That day has another check-in by now, and a day has one.")
    advice = later("Both are kept: this one stays in the trash until it is emptied.")


class BackupStays(Trouble):
    code = "backup-stays"
    message = later("The new backup is made. An older one could not be removed: {name}.")
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
    message = later("Line {line} of the recovery key has a letter too many.")
    advice = later("Please compare it with the sheet.")


class RecoveryOrder(Trouble):
    code = "recovery-order"
    message = later("Line {line} of the recovery key is not the one that belongs there.")
    advice = later("Please type the lines in the order of the sheet.")


class RecoveryShort(Trouble):
    code = "recovery-short"
    message = later("The recovery key is not complete. Letters typed: {count} of its {all}.")
    advice = later("Please type all four lines of the sheet.")


class RecoveryLong(Trouble):
    code = "recovery-long"
    message = later("That is more than a recovery key. Letters typed: {count} in place of {all}.")
    advice = later("Please type the four lines of the sheet and nothing else.")


class RecoverySheetOther(Trouble):
    code = "recovery-sheet-other"
    message = later("This is line {line} of another recovery sheet.")
    advice = later("A sheet ends with a change of passphrase. Please take the newest one.")


class RecoveryOther(WrongPassphrase):
    code = "recovery-other"
    message = later("This recovery key is copied rightly, but it does not open this diary.")
    advice = later(
        "It belongs to another diary or to an earlier passphrase, or the file's first page is"
        " damaged. Nothing was changed."
    )
