"""A day of a person: the real program in its own process, moved through its real window.

A test has a `Day` and says what to do; the process of the day (`python -m tests.leaks.day DIARY`)
runs the program itself, with hands that do what standard input says. A lock really starts the
process anew, and what was said before it is then nowhere in it.

A new field needs a line in `PLACES`; a test fails until it has one.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from tests.leaks.hands import Fill, Hands, on

from nearward.domain.model import SavedSearch
from nearward.worksheets.own import making
from nearward_ui.routes import Route, ToMoment
from nearward_ui.settings.vocabulary.term_panel import LONGEST

PATIENCE_S = 120


def _name(hands: Hands, _text: str) -> None:
    """The name in the title bar stands in clear because the person wants it there: no secret."""
    page = hands.show(Route("privacy"))
    for field in hands.below(page, "title"):
        hands.put(page, field, "Nearward")
    hands.settle()


def _someone(hands: Hands, text: str) -> None:
    """Someone new, what is known of them, two ratings, and another name."""
    people: Any = hands.show(Route("people"))
    hands.put(people, people.someone, text)
    people.add.click()
    hands.settle()
    person: Any = hands.window.room.current
    if person.key != "person":
        raise RuntimeError(f"no person but {person.key}")
    hands.put(person, person.noted, text)
    hands.put(person, person.ratings, text)
    hands.settle()
    person.rename.click()
    hands.put(person, person.renaming, text)
    hands.settle()
    person.leave()
    hands.settle()


def _kept_search(hands: Hands, text: str) -> None:
    page: Any = hands.show(Route("journal"))
    finding = page.finding
    hands.put(page, finding.search, text)
    hands.settle()
    finding.saved.name(SavedSearch(name="", query=text))
    hands.put(page, finding.saved, text)
    hands.settle()
    finding.search.clear()
    hands.settle()


def _kept_word(hands: Hands, text: str) -> None:
    """Spelling is on: what is written is looked up in the dictionaries of this computer, and kept.

    Where it has none, the word is kept all the same.
    """
    page: Any = hands.show(Route("journal"))
    page.around.settings.change("spelling", True)
    page.enter(None)
    page.new_entry()
    page.editor.insertPlainText(f"{text} quixotrope\n")
    from nearward.spelling.dictionaries import chosen, dictionaries
    from nearward.spelling.engine import NoEngineError, library

    with contextlib.suppress(NoEngineError):
        library()
        if chosen(dictionaries(), (), "en"):
            hands.wait(lambda: page.spelling.has_looked_up)
    page.spelling.keep(text)
    hands.settle()
    page.leave()
    hands.settle()


def _own_word(hands: Hands, text: str) -> None:
    """A word to choose from; it stands on a chip wherever a moment is logged."""
    page: Any = hands.show(Route("vocabulary"))
    for press in (page.add, page.rename):
        press.click()
        hands.put(page, page.panel, f"{press.text()[:3]} {text}"[:LONGEST])
        page.panel.yes.click()
        hands.settle()


def _let_in(hands: Hands, text: str) -> None:
    """A moment of the other kind."""
    page: Any = hands.show(Route("moment"))
    page.enter(ToMoment(kind="approach"))
    for widget in hands.below(page, "fields"):
        hands.put(page, widget, text)
    page.save()
    hands.settle()


def _belief(hands: Hands, text: str) -> None:
    """An old story with its ratings, evidence that is kept and its card."""
    page: Any = hands.show(Route("beliefs"))
    hands.put(page, page.story, text)
    page.add.click()
    hands.settle()
    story: Any = hands.window.room.current
    for part in ("story", "rating", "evidence.form", "evidence.search", "card"):
        for widget in hands.below(story, part):
            hands.put(story, widget, text)
    story.leave()
    hands.settle()


def _own_sheet(hands: Hands, text: str) -> None:
    """A sheet of one's own, with a question that has choices and one that has two ends."""
    page: Any = hands.show(Route("own-sheet"))
    for field in (page.name, page.purpose):
        hands.put(page, field, text)
    for asks in (making.ONE, making.RATING):
        page.maker.add_question()
        part = page.maker.part
        part.kind.setCurrentIndex(part.kind.findData(asks))
        part.kind.given.emit(part.kind.currentIndex())
        hands.put(page, part, text)
    page.maker.add_part()
    hands.put(page, page.maker.part, text)
    page.leave()
    hands.settle()


def _help(hands: Hands, text: str) -> None:
    """Someone who helps, once saved and once begun; the number, for the open diary only."""
    page: Any = hands.show(Route("help"))
    for _ in range(2):
        page.people.add_button.click()
        hands.put(page, page.people.form, text)
        page.people.form.save()
        hands.settle()
    page.people.add_button.click()
    hands.put(page, page.people.form, text)
    page.number.begin()
    hands.put(page, page.number.field, text[: page.number.field.maxLength()])
    page.number.save()
    hands.settle()
    page.leave()
    hands.settle()


#: place -> how it is filled. A hand fills every text, every rating and every choice below a widget.
PLACES: dict[str, Fill] = {
    "settings": on("settings", ""),
    "entry": on("journal", "title", "editor", then="leave"),
    "date to go to": on("journal", "finding.to_date"),
    "own questions": on("prompts", "title", "text", press=("new",), then="leave"),
    "tags and people beside": on("journal", "tagged.add"),
    "word that was kept": _kept_word,
    "find and replace in an entry": on("journal", "find_here.bar.field", "find_here.bar.new"),
    "word to choose from": _own_word,
    "search": on("journal", "finding.search"),
    "search with a name": _kept_search,
    "someone": _someone,
    "tags": on("tags", "renaming"),
    "person and moment": on("moment", "fields", press=("fields.more_button",), then="save"),
    "someone let in": _let_in,
    "draft of a moment": on("moment", "fields", then="leave"),
    "for an appointment": on("appointment", "fields", then="leave"),
    "what may lie beneath": on("beneath", "full", press=("gate.yes",), then="leave"),
    "check-in": on("check-in", "panels", then="leave"),
    "worksheet": on("worksheet", "groups", then="leave"),
    "belief": _belief,
    "own sheet": _own_sheet,
    "help": _help,
    "plan": on("plan", "fields", then="leave"),
    "direction": on("direction", "field", "why", then="leave"),
    "pause": on("pause", "answers", then="leave"),
    "recovery": on("recovery", "field", "typed"),
    "passphrase": on("passphrase", "old", "new"),
    "name in the title bar": _name,
}


class Day:
    """A running program. `before`: what goes before its command (strace).

    Use it as a context; a day that was not quit is killed at the end. Nothing of what is typed
    stands in the arguments or in the environment of the process.
    """

    def __init__(
        self,
        diary: Path | None,
        environment: Mapping[str, str],
        folder: Path,
        *,
        before: Iterable[str] = (),
    ) -> None:
        self._errors = folder / "errors"
        command = [sys.executable, "-m", "tests.leaks.day", *([str(diary)] if diary else [])]
        with self._errors.open("ab") as errors:
            self._process = subprocess.Popen(
                [*before, *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=dict(environment),
            )
        self.pid = 0
        self._ready()

    def __enter__(self) -> Day:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    @property
    def errors(self) -> str:
        """What the program wrote to standard error."""
        return self._errors.read_text(encoding="utf-8", errors="replace")

    def use_key(self, key: bytes) -> None:
        """From now on, until a lock, this key is taken for whatever passphrase is typed."""
        self.do("use-key", key.hex())

    def make(self, diary: Path, passphrase: str) -> None:
        """Make a diary on the page for it."""
        self.do("make", str(diary), passphrase)

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and open the diary."""
        self.do("unlock", passphrase)

    def fill(self, text: str, places: Iterable[str] = PLACES) -> None:
        """Write a text into every field of these places."""
        for place in places:
            self.do("fill", place, text)

    def lock(self) -> None:
        """Lock; the program starts anew in the same process."""
        self._say("lock")
        self._ready()

    def quit(self) -> None:
        """Close the window; waits for the end of the process."""
        self._say("quit")
        code = self._process.wait(PATIENCE_S)
        if code:
            raise RuntimeError(f"ended with {code}: {self.errors[-2000:]}")

    def kill(self) -> None:
        """End it by force."""
        if self.pid and self._process.poll() is None:
            os.kill(self.pid, 9)
        self._process.kill()
        self._process.wait(PATIENCE_S)

    def do(self, *command: str) -> Any:
        """Any command of the hands (tests/leaks/hands.py); its answer."""
        self._say(*command)
        kind, answer = self._answer()
        if kind != "ok":
            raise RuntimeError(f"{command[0]}: {answer}\n{self.errors[-2000:]}")
        return answer

    def _say(self, *command: str) -> None:
        stream = self._process.stdin
        if stream is None:
            raise RuntimeError("no standard input")
        stream.write(json.dumps(command).encode() + b"\n")
        stream.flush()

    def _ready(self) -> None:
        kind, answer = self._answer()
        if kind != "ready":
            raise RuntimeError(f"not ready but {kind}: {answer}")
        self.pid = int(answer)

    def _answer(self) -> tuple[str, Any]:
        stream = self._process.stdout
        if stream is None:
            raise RuntimeError("no standard output")
        end = monotonic() + PATIENCE_S
        line = b""
        with selectors.DefaultSelector() as selector:
            selector.register(stream, selectors.EVENT_READ)
            while not line.endswith(b"\n"):
                if not selector.select(max(0.0, end - monotonic())):
                    raise RuntimeError(f"waited in vain: {self.errors[-2000:]}")
                part = os.read(stream.fileno(), 1 << 16)
                if not part:
                    raise RuntimeError(f"the program has ended: {self.errors[-2000:]}")
                line += part
        kind, answer = json.loads(line)
        return kind, answer


#: what may come to be below a home during a day; the rest is a leak
ALLOWED = re.compile(
    r"diary/[^/]+\.nearward(\.new)?(-journal)?"
    r"|diary/[^/]+\.backups/[^/]+-\d{8}-\d{6}\.nearward(\.new)?(-journal)?"
    r"|\.config/nearward/settings\.(json|new)"
    r"|\.local/share/nearward/charts/(fontlist-[^/]*\.json|\.?[^/]*\.matplotlib-lock)"
    r"|\.cache/fontconfig/[^/]*"
)


def whole_day(
    day: Day, diary: Path, passphrase: str, text: str, pdf: Path, sources: Iterable[Path]
) -> dict[str, Any]:
    """A day from making the diary to quitting; what the program says of itself meanwhile."""
    day.make(diary, passphrase)
    day.fill(text)
    for source in sources:
        day.do("import", str(source))
    day.do("look")
    said = {question: day.do(question) for question in ("unfilled", "hints")}
    said["rich"] = day.do("rich", text)
    day.do("paste", text)
    day.do("copy")
    day.do("pdf", str(pdf))
    day.lock()
    day.unlock(passphrase)
    day.do("open-newest")
    day.do("page", "patterns")
    said |= day.do("about")
    day.quit()
    return said


def main() -> None:
    """The program, with hands."""
    from tests.bench.child import at_start
    from tests.leaks.hands import Hands

    from nearward import __main__ as front

    kept: list[Hands] = []
    make: Callable[[Any], None] = lambda program: kept.append(Hands(program, PLACES))  # noqa: E731
    at_start(make)
    sys.exit(front.main(sys.argv[1:]))


if __name__ == "__main__":
    main()
