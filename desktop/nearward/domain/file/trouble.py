"""What can be in the way of a diary's file."""

from __future__ import annotations

from nearward.domain.trouble import Trouble
from nearward.i18n import N_


class NotFound(Trouble):
    code = "not-found"
    message = N_("There is no file {name} there.")
    advice = N_("Nothing was made. Please check the name and the folder.")


class EmptyFile(Trouble):
    code = "empty-file"
    message = N_("The file {name} is empty, so there is no diary in it.")
    advice = N_("It was not changed. If you have a copy of your diary, please open that.")


class NotADiary(Trouble):
    code = "not-a-diary"
    message = N_("The file {name} is not a Nearward diary.")
    advice = N_("It was not changed. Please choose the file that ends in .nearward.")


class CutOff(Trouble):
    code = "cut-off"
    message = N_("The file {name} is cut off: most of the diary is missing.")
    advice = N_("It was not changed. If you have a copy of your diary, please open that.")


class NotEncrypted(Trouble):
    code = "not-encrypted"
    message = N_("The file {name} is a database that Nearward did not encrypt.")
    advice = N_("It was not changed. Please choose the file that ends in .nearward.")


class IsAFolder(Trouble):
    code = "is-a-folder"
    message = N_("{name} is a folder, not a file.")
    advice = N_("Please choose the diary inside it.")


class NoPermission(Trouble):
    code = "no-permission"
    message = N_("This computer does not let you read the file {name}.")
    advice = N_("Please change the permissions of the file, or ask for help.")


class WrongPassphrase(Trouble):
    code = "wrong-passphrase"
    message = N_("This passphrase does not open the diary.")
    advice = N_("Nothing was changed. Please check Caps Lock and the keyboard, and try again.")


class FirstPageInDoubt(WrongPassphrase):
    """Said when the passphrase was tried several times, or when the file is not whole."""

    message = N_("This passphrase does not open the diary, or the file's first page is damaged.")
    advice = N_(
        "Nothing was changed. Please check Caps Lock and the keyboard, and try again. If you are"
        " sure of the passphrase, you can restore a backup (Backups)."
    )


class NotThePassphrase(Trouble):
    code = "not-the-passphrase"
    message = N_("This is not the passphrase of this diary.")
    advice = N_("Please check Caps Lock and the keyboard, and try again.")


class Damaged(Trouble):
    code = "damaged"
    message = N_(
        "The file {name} is damaged: the passphrase is right, but part of it cannot be read."
    )
    advice = N_(
        "Please keep the file unchanged. You can restore a backup (Backups). Or save what can"
        " still be read in a new diary (`nearward salvage`)."
    )


class StrangeDiary(Trouble):
    code = "strange-diary"
    message = N_("The passphrase opens {name}, but it is not a diary written by Nearward.")
    advice = N_(
        "It was not changed. You can restore a backup (Backups). Or save what can be read in a"
        " new diary (`nearward salvage`)."
    )


class NewerVersion(Trouble):
    code = "newer-version"
    message = N_("This diary was written by a newer Nearward.")
    advice = N_("It was not changed. Please open it with the newer version.")


class NewerProfile(NewerVersion):
    code = "newer-profile"


class OlderVersion(Trouble):
    code = "older-version"
    message = N_("This diary was written by an older Nearward, and it cannot be updated here.")
    advice = N_("Please copy it to a folder you can write to, and open it there.")


class BackupFull(Trouble):
    code = "backup-full"
    message = N_("The disk is full: {name} was not made, and no part of it was left behind.")
    advice = N_("Your diary and its backups are unchanged. Please free some space.")


class BackupNotWritten(Trouble):
    code = "backup-not-written"
    message = N_("{name} could not be written to the disk, and no part of it was left.")
    advice = N_("Your diary and its backups are unchanged.")


class BackupFolder(Trouble):
    code = "backup-folder"
    message = N_("The backup folder {name} is not there right now.")
    advice = N_("When it is back, the next backup is made there.")


class BackupExists(Trouble):
    code = "backup-exists"
    message = N_("Something named {name} is already there.")
    advice = N_("It was not changed. Please choose another name.")


class OpenElsewhere(Trouble):
    code = "open-elsewhere"
    message = N_("This diary is already open in another window.")
    advice = N_("Please use that window, or close it first.")


class AlreadyExists(Trouble):
    code = "already-exists"
    message = N_("There is already a file {name} there.")
    advice = N_("It was not changed. Please choose another name, or open that file.")


class FolderReadOnly(Trouble):
    code = "folder-read-only"
    message = N_("Nothing can be written to the folder of {name}.")
    advice = N_("Please choose another folder, or change its permissions.")


class DiskFull(Trouble):
    code = "disk-full"
    passing = True
    message = N_("The disk is full: this could not be saved yet.")
    advice = N_("What was saved before is safe. Please free some space; saving is tried again.")


class WriteError(Trouble):
    code = "write-error"
    passing = True
    message = N_("The disk did not accept the data: this could not be saved yet.")
    advice = N_("What was saved before is safe. Please check the disk; saving is tried again.")


class MovedOrReplaced(Trouble):
    code = "moved-or-replaced"
    passing = True
    message = N_("The file {name} was moved, replaced or deleted while the diary was open.")
    advice = N_("Nothing was overwritten. What is open is kept in memory for now.")


class ReadOnly(Trouble):
    code = "read-only"
    passing = True
    message = N_("This diary can be read but not written: the file or its folder is protected.")
    advice = N_("Please change the permissions of the file and of its folder.")


class NoMemory(Trouble):
    code = "no-memory"
    message = N_("There is not enough free memory to make the key (256 MiB are needed).")
    advice = N_("Please close other programs and try again.")


class PassphraseEmpty(Trouble):
    code = "passphrase-empty"
    message = N_("A diary needs a passphrase.")


class PassphraseShape(Trouble):
    code = "passphrase-shape"
    message = N_("A passphrase in the form of a raw key cannot be used.")
    advice = N_("Please use words instead.")


class BackupStays(Trouble):
    code = "backup-stays"
    message = N_("The new backup was made. An older one could not be removed: {name}.")
    advice = N_("Please remove it by hand, or change the permissions of its folder.")


class RecoveryLine(Trouble):
    code = "recovery-line"
    message = N_("Line {line} of the recovery key has a wrong letter.")
    advice = N_(
        "Please compare it with the sheet. S and 5, Z and 2, G and 6, U and V are easily mixed up."
    )


class RecoveryLineShort(Trouble):
    code = "recovery-line-short"
    message = N_("In line {line} of the recovery key a letter is missing.")
    advice = N_("Please compare it with the sheet.")


class RecoveryLineLong(Trouble):
    code = "recovery-line-long"
    message = N_("Line {line} of the recovery key has one letter too many.")
    advice = N_("Please compare it with the sheet.")


class RecoveryOrder(Trouble):
    code = "recovery-order"
    message = N_("Line {line} of the recovery key is in the wrong place.")
    advice = N_("Please type the lines in the order of the sheet.")


class RecoveryShort(Trouble):
    code = "recovery-short"
    message = N_("The recovery key is incomplete. Letters typed: {count} of {all}.")
    advice = N_("Please type all four lines of the sheet.")


class RecoveryLong(Trouble):
    code = "recovery-long"
    message = N_("That is too long for a recovery key. Letters typed: {count} instead of {all}.")
    advice = N_("Please type the four lines of the sheet and nothing else.")


class RecoverySheetOther(Trouble):
    code = "recovery-sheet-other"
    message = N_("This is line {line} of another recovery sheet.")
    advice = N_("A sheet is replaced when the passphrase changes. Please use the newest one.")


class RecoveryOther(WrongPassphrase):
    code = "recovery-other"
    message = N_("This recovery key has no typing mistake, but it does not open this diary.")
    advice = N_(
        "It belongs to another diary or an earlier passphrase, or the start of the file is"
        " damaged. Nothing was changed."
    )
