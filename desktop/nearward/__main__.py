"""The front door: harden the process, read the command line, start."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from nearward.harden import close_memory, harden

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date
    from pathlib import Path

    from nearward.i18n import Translator

DONE, TROUBLE = 0, 1
#: what a restart in place hands on (see nearward_ui.shell.host.restart)
HANDED = ("NEARWARD_THROWAWAY", "NEARWARD_DIARY")


def main(argv: list[str] | None = None) -> int:
    """Run the program. 0 done, 1 trouble, 2 wrong usage."""
    harden()
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments:
        return _window(None)
    if _is_a_diary(arguments):
        from pathlib import Path

        return _window(Path(arguments[0]))
    from nearward.command import line

    words = _words()
    asked = line.read(arguments, words)
    if not asked.command and not asked.demo:
        return _window(asked.diary)
    if not asked.command and _no_screen():
        return TROUBLE
    from nearward.domain.trouble import Trouble

    try:
        code = _demo(asked.until, words) if not asked.command else _command(asked, words)
        _flush()
    except Trouble as trouble:
        _say(trouble.say(words))
        return TROUBLE
    except KeyboardInterrupt:
        _say(words("Stopped."))
        return TROUBLE
    except BrokenPipeError:
        # whoever read what is printed has gone; nothing more can be said there
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return TROUBLE
    return code


def _is_a_diary(arguments: list[str]) -> bool:
    """Whether this is `nearward DIARY`: the common way in need not wait for the command line."""
    from nearward.command import COMMANDS

    first = arguments[0]
    return len(arguments) == 1 and first not in COMMANDS and not first.startswith("-")


def _command(asked: Namespace, words: Translator) -> int:
    close_memory()
    if sys.stdout is not None:
        # the name of a file may hold what is no text
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if asked.command == "export" and asked.form == "pdf":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from nearward.command import export
        from nearward_ui.kit.printing.headless import Headless

        return export.run(asked, words, Headless())
    if asked.command != "tour":
        from importlib import import_module

        from nearward.command import module_of

        code: int = import_module(module_of(asked.command)).run(asked, words)
        return code
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from nearward_ui import tour

    themes = (asked.theme,) if asked.theme else ("light", "night")
    count = tour.run(asked.out, themes, asked.size, asked.text_size, asked.language)
    print(words.plural("{n} file was made.", "{n} files were made.", count))
    return DONE


def _window(diary: Path | None) -> int:
    if _no_screen():
        return TROUBLE
    # what is being loaded is no garbage; from here on it is collected by the thread of the windows
    gc.disable()
    from nearward_ui.shell.app import run

    return run(diary)


def _demo(until: date | None, words: Translator) -> int:
    """Six invented months; after a lock the same ones again, after quitting none."""
    from nearward.command.demo import throwaway

    found = throwaway.same(os.environ.get(HANDED[0], ""))
    if found is None:
        for name in HANDED:
            os.environ.pop(name, None)
        found = throwaway.make(until)
        print(words("This diary is invented. Its passphrase is: {text}", text=found[1]))
        _flush()
    path, passphrase = found
    try:
        from nearward_ui.shell.app import run

        return run(path, passphrase=passphrase or None, throwaway=True)
    finally:
        throwaway.remove(path)


def _no_screen() -> bool:
    """Whether there can be no window here; says so. (Qt would end the process with an abort.)"""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return False
    display = os.environ.get("DISPLAY", "")
    if os.environ.get("WAYLAND_DISPLAY") or display.startswith((":", "unix:", "/")):
        return False
    words = _words()
    if display:
        _say(words("A screen over the network cannot be used: Nearward opens no connections."))
    else:
        _say(words("There is no screen here to show a window on (DISPLAY is not set)."))
    return True


def _words() -> Translator:
    """The texts in the language that is set in clear."""
    from nearward.config import places
    from nearward.config.settings import Settings
    from nearward.i18n import Translator

    return Translator(Settings(places.config_folder() / "settings.json").language)


def _say(text: str) -> None:
    """One plain line on standard error, whatever a file is called."""
    line = "".join(sign if sign.isprintable() else "?" for sign in text)
    if sys.stderr is not None:
        print(line, file=sys.stderr)


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
