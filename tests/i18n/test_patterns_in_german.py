"""What Patterns says, in a language with cases and an order of its own: word by word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from tests.i18n.german import GERMAN
from tests.i18n.test_texts import template
from tests.insight.noted import TODAY, noted
from tests.insight.noted import history as noted_history
from tests.insight.test_comparing import span
from tests.insight.test_main_chart import before, chart, history
from tests.insight.test_picked import month

from nearward.i18n import Translator
from nearward.insight.comparing import comparison_sentence
from nearward.insight.day_words import days_were_sentence
from nearward.insight.history import DaysWere
from nearward.insight.in_short import in_short, lines
from nearward.insight.main_chart import main_chart
from nearward.insight.picked import picked, picked_line, picked_sentence
from nearward.insight.sentences import beside_sentence, rate_sentence
from nearward.insight.spans import compare


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Translator:
    catalog = Catalog(locale="de")
    for message, said in GERMAN.items():
        catalog.add(message, said)
    folder = tmp_path / "i18n" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "nearward.mo").open("wb") as file:
        write_mo(file, catalog)
    monkeypatch.setattr("nearward.i18n.catalogue.FOLDER", tmp_path)
    return Translator("de")


def test_the_catalogue_holds_only_texts_that_there_are() -> None:
    known = {message if len(message) == 2 else message[0] for _, message in template()}
    assert set(GERMAN) - known == set()


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            (21, 51, 22, 55),
            "In den letzten 12 Wochen hast du dich etwa so oft wie in den 12 davor zurückgezogen"
            " (an 51 Tagen 21 Mal, dann an 55 22). Für mehr sind es zu wenige Tage:"
            " halb bis doppelt so oft, alles würde passen.",
        ),
        (
            (9, 51, 5, 55),
            "In den letzten 12 Wochen hast du dich seltener, etwa halb so oft, zurückgezogen"
            " (an 51 Tagen 9 Mal, dann an 55 5). Bei so wenigen kann das Zufall sein:"
            " ein Achtel so oft bis doppelt so oft, alles würde passen.",
        ),
        (
            (30, 52, 11, 55),
            "In den letzten 12 Wochen hast du dich seltener, etwa ein Drittel so oft, zurückgezogen"
            " (an 52 Tagen 30 Mal, dann an 55 11). Zufall allein tut das selten."
            " Von ein Achtel bis drei Viertel so oft würde alles passen.",
        ),
        (
            (0, 30, 9, 30),
            "An 30 Tagen keines, dann an 30 9."
            " Zufall allein tut das selten: mindestens etwa doppelt so oft.",
        ),
        (
            (20, 30, 0, 30),
            "An 30 Tagen 20 Mal, dann an 30 keines."
            " Zufall allein tut das selten: höchstens etwa ein Fünftel so oft.",
        ),
        ((0, 40, 1, 40), "In beiden zusammen nur einmal: zu wenig für einen Vergleich."),
    ],
)
def test_two_spans(counts: tuple[int, int, int, int], said: str, words: Translator) -> None:
    x1, d1, x2, d2 = counts
    assert comparison_sentence(compare(span(x1, d1), span(x2, d2)), words) == said


def test_spans_of_which_unlike_shares_are_confirmed(words: Translator) -> None:
    said = comparison_sentence(compare(span(21, 48), span(9, 20)), words)
    assert said.endswith(
        "Von 84 Tagen hast du zuerst 48 bestätigt, dann 20. Schon daher kann ein Unterschied"
        " kommen."
    )


def test_months_that_were_picked(words: Translator) -> None:
    sure = [n for n in range(1, 180) if n % 2]
    kept = noted_history([noted(n) for n in range(1, 180, 4)], sure)
    found = picked(kept, (month(10), month(6)))
    assert picked_line(found, TODAY, words) == ("Juni und Oktober, nach einem Blick darauf gewählt")
    said = picked_sentence(found, TODAY, words)
    assert said.startswith("Im Oktober hast du dich etwa so oft wie im Juni zurückgezogen (an ")


def test_the_rate_its_range_and_the_floor(words: Translator) -> None:
    all_days = before(176)
    sure = sorted([*all_days[::2], *all_days[1:7:2]])
    others = [day for day in all_days if day not in sure]
    w = {sure[n * 91 // 39]: 1 for n in range(39)} | dict.fromkeys(others[:16], 1)
    found = chart(history(sure, w))
    assert rate_sentence(found, words) == (
        "39 Mal hast du dich an den 91 bestätigten Tagen zurückgezogen: etwa 3 in der Woche."
        " Zu diesen Tagen würde alles von 2,1 bis 4,2 passen."
    )
    assert beside_sentence(found, words) == (
        "85 Tage sind nicht bestätigt. Wären sie halb oder doppelt so schwer: 1,6 bis 6,1."
        " Mindestens 2,1 in der Woche hast du an allen Tagen notiert."
    )
    sure = [day for day in before(40) if day != before(9)[0]]
    all_but_one = chart(history(sure, {sure[3]: 2, sure[20]: 1}))
    assert "1 Tag ist nicht bestätigt. Wäre er halb oder" in beside_sentence(all_but_one, words)
    none = chart(history(before(14)))
    assert rate_sentence(none, words) == (
        "An 14 bestätigten Tagen keines. Bis zu 1,9 in der Woche würden noch passen."
    )
    once = chart(history(before(20), {before(3)[0]: 1}))
    assert rate_sentence(once, words).startswith("Einmal hast du dich an den 20 bestätigten Tagen")
    hard = chart(history(before(28)[::2], dict.fromkeys(before(28)[1::2], 1)))
    assert rate_sentence(hard, words).startswith("Mindestens 3,5 in der Woche: 14 Mal in 28 Tagen.")


def test_in_short_with_what_is_bold_within(words: Translator) -> None:
    moments = [noted(n) for n in range(1, 160, 6)] + [noted(8, "partly"), noted(2, "stayed")]
    kept = noted_history(moments, [n for n in range(1, 176) if n % 2])
    kept = replace(kept, since=date(2025, 6, 1))
    found = lines(in_short(kept, main_chart(kept, "26-weeks", TODAY), TODAY), words)
    assert found[0].text == "26 Wochen bis 22. Nov. 2026. Von 175 Tagen hast du 88 bestätigt;" + (
        " 87 sind unbekannt."
    )
    assert found[1].text == (
        "Du hast einmal den Drang gespürt und bist geblieben oder hast es gesagt."
        " Du hast dich 28 Mal zurückgezogen, davon 1 kurz."
    )
    assert [text for text, is_bold in found[1].pieces if is_bold] == ["einmal", "28 Mal"]
    assert next(text for text, is_bold in found[2].pieces if is_bold).startswith("etwa ")
    assert found[2].text.startswith("An bestätigten Tagen etwa ")


def test_what_was_said_of_the_other_days(words: Translator) -> None:
    kept = noted_history([noted(100)], range(1, 60, 2))
    said = [(90, "cannot_say"), (30, "same"), (3, "harder")]
    answers = tuple(DaysWere(TODAY - timedelta(days=n), were) for n, were in said)
    kept = replace(kept, days_were=answers, since=date(2026, 6, 1))
    assert days_were_sentence(main_chart(kept, "26-weeks", TODAY), words) == (
        "Die Tage ohne Antwort waren schwerer, sagtest du am 20. Nov.."
        " Davor: am 24. Okt. etwa gleich und am 25. Aug. nicht zu sagen."
    )
