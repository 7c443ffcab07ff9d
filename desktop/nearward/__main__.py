"""The command line. The first thing that runs is `harden`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from nearward.domain.trouble import Trouble
    from nearward.words import Words

COMMANDS = ("new", "check", "export", "tour")


def main(arguments: list[str] | None = None) -> int:
    """Run the program; 0 done, 1 trouble, 2 wrong usage."""
    from nearward.harden import harden

    harden()
    given = sys.argv[1:] if arguments is None else arguments
    command = given[0] if given and given[0] in COMMANDS else ""
    parser = _parser(command)
    wanted = parser.parse_args(given[1:] if command else given)
    if command:
        return _told(command, wanted, parser)
    return _window(wanted)


def _parser(command: str) -> argparse.ArgumentParser:
    import argparse

    makers = {"new": _new, "check": _check, "export": _export, "tour": _tour}
    if command:
        parser = argparse.ArgumentParser(prog=f"nearward {command}", allow_abbrev=False)
        makers[command](parser)
        return parser
    parser = argparse.ArgumentParser(
        prog="nearward",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="A private diary: one window, one encrypted file, nothing leaves the machine.",
        epilog=_HELP,
    )
    from nearward import __version__

    parser.add_argument("diary", nargs="?", metavar="DIARY", help="the diary to open")
    parser.add_argument("--demo", action="store_true", help="open an invented, throw-away diary")
    parser.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help="its last day")
    parser.add_argument("--version", action="version", version=f"nearward {__version__}")
    return parser


_HELP = """\
commands without a window:
  nearward new DIARY [--demo]            make a diary
  nearward check DIARY                   read all of it and say whether it is whole
  nearward export DIARY OUT --as json    write all of it, readable by anyone, to OUT
  nearward tour OUT                      pictures of every page and sheet
They ask for the passphrase on the terminal, or read the first line of standard input with
--passphrase-stdin. A diary whose name is that of a command is written as ./new.
"""


def _day(text: str) -> object:
    from datetime import date

    return date.fromisoformat(text)


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("diary", metavar="DIARY")
    parser.add_argument("--demo", action="store_true", help="with six invented months in it")
    parser.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help="their last day")
    parser.add_argument("--passphrase-stdin", action="store_true")


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("diary", metavar="DIARY")
    parser.add_argument("--passphrase-stdin", action="store_true")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("diary", metavar="DIARY")
    parser.add_argument("out", metavar="OUT")
    parser.add_argument("--as", dest="kind", choices=["json"], required=True)
    parser.add_argument("--passphrase-stdin", action="store_true")


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.partition("x")
    if not 800 <= int(wide) <= 8000 or not 600 <= int(high) <= 8000:
        raise ValueError(text)
    return int(wide), int(high)


def _percent(text: str) -> int:
    value = int(text)
    if not 80 <= value <= 200:
        raise ValueError(text)
    return value


def _tour(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT")
    parser.add_argument("--theme", choices=["light", "night"])
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="1280x800")
    parser.add_argument("--text-size", type=_percent, default=100, metavar="100")
    parser.add_argument("--language", default="en")


def _told(command: str, wanted: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Run a command; Trouble is one plain line."""
    from nearward.domain.trouble import Trouble
    from nearward.words import Words

    words = Words("en")
    if command == "new" and wanted.until and not wanted.demo:
        parser.error("--until goes with --demo")
    try:
        return _command(command, wanted, words)
    except Trouble as trouble:
        return _say(trouble, words)
    except KeyboardInterrupt:
        print(f"nearward: {words('Stopped.')}", file=sys.stderr)
    return 1


def _command(command: str, wanted: argparse.Namespace, words: Words) -> int:
    from pathlib import Path

    if command == "tour":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from nearward_ui import tour

        themes = [wanted.theme] if wanted.theme else ["light", "night"]
        return tour.run(Path(wanted.out), themes, wanted.size, wanted.text_size, wanted.language)
    diary, stdin = Path(wanted.diary), bool(wanted.passphrase_stdin)
    if command == "new":
        from nearward.command import new

        return new.run(diary, words, stdin=stdin, demo=wanted.demo, until=wanted.until)
    if command == "export":
        from nearward.command import export

        return export.run(diary, Path(wanted.out), words, stdin=stdin)
    from nearward.command import check

    return check.run(diary, words, stdin=stdin)


def _window(wanted: argparse.Namespace) -> int:
    from pathlib import Path

    reason = _no_screen()
    if reason:
        print(f"nearward: {reason}", file=sys.stderr)
        return 1
    if wanted.demo:
        return _demo(wanted)
    from nearward_ui import app

    return app.run(Path(wanted.diary) if wanted.diary else None)


def _no_screen() -> str:
    """Why there can be no window; "" when there can."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    from nearward.words import Words

    display = os.environ.get("DISPLAY", "")
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    if not display:
        return Words("en")("There is no screen to show a window on (DISPLAY is not set).")
    if not display.startswith((":", "unix:", "/")):
        return Words("en")("A screen over the network cannot be used: Nearward opens no network.")
    return ""


def _demo(wanted: argparse.Namespace) -> int:
    """An invented diary in a private folder of its own; removed when the program is quit."""
    from nearward.command import throwaway
    from nearward.domain.trouble import Trouble
    from nearward.words import Words
    from nearward_ui import app

    words = Words("en")
    try:
        found = throwaway.same(os.environ.get("NEARWARD_THROWAWAY", ""))
        diary, passphrase = found or throwaway.make(wanted.until, words)
    except Trouble as trouble:
        return _say(trouble, words)
    try:
        return app.run(diary, passphrase=passphrase, throwaway=True)
    finally:
        throwaway.remove(diary)


def _say(trouble: Trouble, words: Words) -> int:
    """One plain line."""
    print(f"nearward: {' '.join(trouble.say(words).split())}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
