"""The part of the settings about spelling: on or off, dictionaries, and words of one's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.i18n import N_
from nearward.session.ask import own_words
from nearward.spelling.checker import Checker, Loaded
from nearward.spelling.dictionaries import Dictionary, chosen, dictionaries
from nearward.spelling.engine import NoEngineError, library
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.saving.keep_setting import keep_setting
from nearward_ui.kit.widgets.basic import Ask, LinkButton, Tiny
from nearward_ui.settings.card import SettingsCard, Switch

NOTHING = {
    "no-library": N_(
        "The spelling library Hunspell is not installed. On Debian or Ubuntu it comes with “apt"
        " install hunspell”, on macOS with “brew install hunspell”."
    ),
    "no-dictionary": N_(
        "No dictionary was found on this computer. On Debian or Ubuntu one comes with, for"
        " example, “apt install hunspell-en-gb”."
    ),
}
REFUSED = {
    "too-large": N_("{language}: the dictionary is too large and is not used."),
    "damaged": N_("{language}: the dictionary cannot be read and is not used."),
    "no-library": N_("{language}: the library Hunspell is not installed."),
}


class SpellingCard(SettingsCard):
    """Changes are kept at once. The words that were kept can be seen and taken away."""

    _brought = Signal(object)

    def __init__(self, around: PageContext) -> None:
        words = around.words
        super().__init__(words("Spelling"), around.look)
        self._around = around
        self._found: dict[str, Dictionary] = {}
        self._checker: Checker | None = None
        self._brought.connect(self._on_brought, Qt.ConnectionType.QueuedConnection)
        self.switch = Switch(words("Mark words that are not in a dictionary"), around.look)
        self.switch.toggled.connect(self._on_switched)
        self.box.addWidget(self.switch)
        self.languages: Chips | None = None
        self._places = QVBoxLayout()
        self.box.addLayout(self._places)
        self.note = Tiny("")
        self.box.addWidget(self.note)
        self.own_title = Ask(words("Words you kept"))
        self.box.addWidget(self.own_title)
        self.own = QVBoxLayout()
        self.own.setSpacing(around.look.px(2))
        self.box.addLayout(self.own)

    def enter(self) -> None:
        """Look at the computer and the diary anew."""
        self._found = dictionaries()
        self._show_languages()
        self._say(Loaded((), {}))
        self._try()
        self.load_own()

    def load_own(self) -> None:
        """The words that are taken as right, read anew."""
        self._around.desk.ask(own_words.every(), self._show_own, lane="settings-words")

    def leave(self) -> None:
        """Nothing is loaded while the page is away."""
        if self._checker is not None:
            self._checker.stop()
            self._checker = None

    def _say(self, loaded: Loaded) -> None:
        words, settings = self._around.words, self._around.settings
        said = [
            words(REFUSED[reason], language=language_name(language))
            for language, reason in loaded.refused.items()
        ]
        problem = "" if self._found else "no-dictionary"
        try:
            library()
        except NoEngineError as error:
            problem = error.reason
        if problem:
            said = [words(NOTHING[problem])]
        self.note.setText(" ".join(said))
        self.note.setVisible(bool(said))
        self.switch.setEnabled(not problem or settings.spelling)
        hint = words(
            "In the journal, with a quiet line. This computer's dictionaries are used; your"
            " words stay in the diary."
        )
        self.switch.show_value(settings.spelling, hint)

    def _show_languages(self) -> None:
        words, settings = self._around.words, self._around.settings
        if self.languages is not None:
            self._places.removeWidget(self.languages)
            self.languages.deleteLater()
            self.languages = None
        if self._found:
            options = [(name, language_name(name)) for name in self._found]
            self.languages = Chips(
                words("Dictionaries"), options, around=self._around, several=True
            )
            used = chosen(self._found, settings.spelling_languages, settings.language)
            self.languages.set_values([each.language for each in used])
            self.languages.changed.connect(self._on_languages)
            self._places.addWidget(self.languages)
            self.languages.setVisible(settings.spelling)

    def _on_switched(self, on: bool) -> None:
        self._keep("spelling", on)
        if self.languages is not None:
            self.languages.setVisible(on)
        self._say(Loaded((), {}))
        self._try()

    def _on_languages(self) -> None:
        if self.languages is not None:
            self._keep("spelling_languages", " ".join(self.languages.values))
            self._try()

    def _try(self) -> None:
        """Load what was chosen once, to say what cannot be used."""
        settings = self._around.settings
        self.leave()
        used = chosen(self._found, settings.spelling_languages, settings.language)
        if settings.spelling and used:
            self._checker = Checker(self._brought.emit)
            self.destroyed.connect(self._checker.stop)
            self._checker.use(used, self._on_loaded)

    def _on_brought(self, call: object) -> None:
        if self._checker is not None and callable(call):
            call()

    def _on_loaded(self, loaded: Loaded) -> None:
        self._say(loaded)
        self.leave()

    def _show_own(self, kept: list[str]) -> None:
        words = self._around.words
        while (item := self.own.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.own_title.setVisible(bool(kept))
        for word in kept:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Tiny(word), 1)
            remove = LinkButton(words("Remove"), tone="quiet", flush="end")
            remove.setAccessibleName(words("Remove the word {word}", word=word))
            remove.clicked.connect(partial(self._remove, word))
            row.addWidget(remove)
            self.own.addWidget(line)

    def _remove(self, word: str) -> None:
        self._around.desk.ask(own_words.remove(word))

    def _keep(self, key: str, value: object) -> None:
        if self._around.settings.change(key, value):
            keep_setting(self._around, key, value)


def language_name(code: str) -> str:
    """What a language calls itself, with its country; the code when that is not known."""
    known = QLocale(code)
    if known.language() == QLocale.Language.C:
        return code
    name = known.nativeLanguageName()
    name = name[:1].upper() + name[1:]
    country = known.nativeTerritoryName() if "_" in code else ""
    # some names say the country themselves, as British English
    return f"{name} ({country})" if country and " " not in name else name
