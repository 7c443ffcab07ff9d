"""The command line: what may be asked for, and what it is called."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path

from nearward.command import COMMANDS, module_of
from nearward.command.arguments import demo, say_help
from nearward.i18n import N_, Translator

WHAT_COMMANDS_DO = N_(
    "Commands: new makes a diary. check reads all of it and reports damage. import takes in what"
    " other programs wrote; export writes for other programs. backup copies the diary, restore"
    " puts a backup in its place. salvage saves what can be read of a damaged diary. passphrase"
    " changes the passphrase. tour makes pictures of every page. `nearward COMMAND --help` says"
    " more. The passphrase is asked for on the terminal. With --passphrase-stdin it is the first"
    " line of standard input. With --recovery-key-stdin the key of the recovery sheet takes its"
    " place. To open a diary named like a command, write ./new."
)
USAGE = """nearward [DIARY]
       nearward --demo [--until YYYY-MM-DD]
       nearward new DIARY [--demo [--until YYYY-MM-DD]] [--passphrase-stdin]
       nearward check DIARY [--passphrase-stdin | --recovery-key-stdin]
       nearward import DIARY FILE [--as FORMAT] [--dry-run] [--mood LABEL=N]
                       [--dates day-first|month-first] [--report json]
                       [--passphrase-stdin | --recovery-key-stdin]
       nearward export DIARY OUT --as json|markdown|csv
                       [--passphrase-stdin | --recovery-key-stdin]
       nearward export DIARY OUT --as pdf [--from YYYY-MM-DD] [--to YYYY-MM-DD]
                       [--of entries moments worksheets check-ins] [--no-pictures]
                       [--paper a4|letter] [--passphrase-stdin | --recovery-key-stdin]
       nearward backup DIARY DEST [--report json]
                       [--passphrase-stdin | --recovery-key-stdin]
       nearward restore DIARY BACKUP [--report json]
                        [--passphrase-stdin | --recovery-key-stdin]
       nearward salvage DIARY NEW [--report json]
                        [--passphrase-stdin | --recovery-key-stdin]
       nearward passphrase DIARY [--passphrase-stdin | --recovery-key-stdin]
       nearward tour OUT [--theme light|night] [--size 1280x800] [--text-size 100]
                     [--language en]"""


def read(arguments: list[str], words: Translator) -> Namespace:
    """What was asked; `command` is "" for the window. Ends the program on wrong usage (2).

    A command is one only as the first word; a diary with such a name is given as ./new.
    """
    first = arguments[0] if arguments else ""
    if first not in COMMANDS:
        return _window(arguments, words)
    parser = ArgumentParser(prog=f"nearward {first}", allow_abbrev=False, add_help=False)
    say_help(parser, words)
    import_module(module_of(first)).arguments(parser, words)
    asked = parser.parse_args(arguments[1:])
    if first == "export":
        from nearward.command import export

        export.check(parser, asked, words)
    if first == "new" and asked.until and not asked.demo:
        parser.error(words("--until goes with --demo"))
    asked.command = first
    return asked


def _window(arguments: list[str], words: Translator) -> Namespace:
    parser = ArgumentParser(
        prog="nearward",
        usage=USAGE,
        description=words("A private diary for people who notice that they pull away."),
        epilog=words(WHAT_COMMANDS_DO),
        allow_abbrev=False,
        add_help=False,
    )
    from nearward import __version__

    parser.add_argument(
        "diary",
        metavar="DIARY",
        nargs="?",
        type=Path,
        help=words("the diary to open; without it, the last one, or a page that makes one"),
    )
    demo(parser, words, words("open six invented months that are thrown away at the end"))
    parser.add_argument(
        "--version",
        action="version",
        version=f"nearward {__version__}",
        help=words("print the version"),
    )
    say_help(parser, words)
    asked = parser.parse_args(arguments)
    if asked.demo and asked.diary is not None:
        parser.error(words("--demo takes no DIARY; `nearward new DIARY --demo` makes one to keep"))
    if asked.until and not asked.demo:
        parser.error(words("--until goes with --demo"))
    asked.command = ""
    return asked
