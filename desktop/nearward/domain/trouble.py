"""Trouble: the world's fault, said kindly. Anything else that is raised is a bug."""

from __future__ import annotations

from nearward.i18n import N_, Translator


class Trouble(Exception):  # it is the word of the house
    """Something in the world is in the way.

    `code` is a short id (used by the tour and by tests), `message` says what happened and whether
    anything is lost, `advice` what to do next. Named values never hold what a person wrote.
    """

    code = "trouble"
    message = N_("Something is in the way.")
    advice = ""
    #: whether the same may be done later (a full disk gets room again)
    passing = False

    def __init__(self, **values: object) -> None:
        super().__init__(self.code)
        self.values = values

    def say(self, words: Translator) -> str:
        """The whole message in the language of `words`."""
        parts = [words(text, **self.values) for text in (self.message, self.advice) if text]
        return " ".join(parts)


class Interrupted(Exception):  # said to the desk, not to a person
    """Long work was stopped so that something else need not wait."""


class Unexpected(Trouble):
    """An error that nobody foresaw: said like any other, and never a reason to lose a word."""

    code = "unexpected"
    passing = True
    message = N_("Something unexpected happened: this could not be done.")
    advice = N_("What was saved before is safe. Please try again.")


class NoRoomInMemory(Unexpected):
    code = "no-room-in-memory"
    message = N_("There is not enough free memory: this could not be done.")
    advice = N_("What was saved before is safe. Please close other programs and try again.")


class NotSaved(Unexpected):
    code = "not-saved"
    message = N_("Could not be saved.")
    advice = N_("Nothing is lost; it is tried again.")


def unforeseen(error: BaseException) -> Trouble:
    """What is said of an error that nobody foresaw."""
    return NoRoomInMemory() if isinstance(error, MemoryError) else Unexpected()


def of_a_save(trouble: Trouble) -> Trouble:
    """What is said when it met a save that is asked again by itself."""
    return NotSaved() if isinstance(trouble, Unexpected) else trouble
