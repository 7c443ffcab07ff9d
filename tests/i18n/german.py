"""The sentences of Patterns in German: nouns have cases, and parts stand in another order."""

from __future__ import annotations

from typing import Final

#: a text, or its two forms, by what it is in English
GERMAN: Final[dict[str | tuple[str, str], str | tuple[str, str]]] = {
    ".": ",",
    "Jun": "Juni",
    "Nov": "Nov.",
    "November": "November",
    "June": "Juni",
    "October": "Oktober",
    "Oct": "Okt.",
    "Aug": "Aug.",
    "{day} {month}": "{day}. {month}",
    "{day} {month} {year}": "{day}. {month} {year}",
    "{all_but_last} and {last}": "{all_but_last} und {last}",
    ("once", "{n} times"): ("einmal", "{n} Mal"),
    ("{n} day", "{n} days"): ("{n} Tag", "{n} Tage"),
    ("on {n} day", "on {n} days"): ("an {n} Tag", "an {n} Tagen"),
    # two spans
    "the 12 before": "den 12 davor",
    "in the 12 before": "in den 12 davor",
    "in the last 12 weeks": "in den letzten 12 Wochen",
    "in {month}": "im {month}",
    "{earlier} and {later}, picked after looking": (
        "{earlier} und {later}, nach einem Blick darauf gewählt"
    ),
    "{times} {days}, then {again} on {others}": "{days} {times}, dann an {others} {again}",
    "{later} you pulled away {how} ({counts}).": (
        "{later} hast du dich {how} zurückgezogen ({counts})."
    ),
    "about as often as {earlier}": "etwa so oft wie {earlier}",
    "less often, {how}": "seltener, {how},",
    "a little less often than {earlier}": "etwas seltener als {earlier}",
    "about {ratio}": "etwa {ratio}",
    "{low} to {high}": "{low} bis {high}",
    "half": "halb",
    "an eighth": "ein Achtel",
    "an eighth as often": "ein Achtel so oft",
    "a third as often": "ein Drittel so oft",
    "a fifth as often": "ein Fünftel so oft",
    "half as often": "halb so oft",
    "three quarters as often": "drei Viertel so oft",
    "twice as often": "doppelt so oft",
    "at least {ratio}": "mindestens {ratio}",
    "{ratio} at most": "höchstens {ratio}",
    "These days are too few to say more: anything from {span} would fit.": (
        "Für mehr sind es zu wenige Tage: {span}, alles würde passen."
    ),
    "With so few this can be chance: anything from {span} would fit.": (
        "Bei so wenigen kann das Zufall sein: {span}, alles würde passen."
    ),
    "Chance alone would rarely do this. Anything from {span} would fit.": (
        "Zufall allein tut das selten. Von {span} würde alles passen."
    ),
    "Chance alone would rarely do this: {how}.": "Zufall allein tut das selten: {how}.",
    "A change of more than a quarter, up or down, would not fit.": (
        "Mehr als ein Viertel mehr oder weniger würde nicht passen."
    ),
    "None {days}, then {again} on {others}.": "{days} keines, dann an {others} {again}.",
    "{times} {days}, then none on {others}.": "{days} {times}, dann an {others} keines.",
    "So few that chance could do it.": "So wenige, dass es Zufall sein kann.",
    "Only {times} in both together: too few to compare.": (
        "In beiden zusammen nur {times}: zu wenig für einen Vergleich."
    ),
    (
        "In the first you confirmed {sure} of {n} day, in the second {again}.",
        "In the first you confirmed {sure} of {n} days, in the second {again}.",
    ): (
        "Von {n} Tag hast du zuerst {sure} bestätigt, dann {again}.",
        "Von {n} Tagen hast du zuerst {sure} bestätigt, dann {again}.",
    ),
    "A difference can come from that alone.": "Schon daher kann ein Unterschied kommen.",
    # the rate
    (
        "On the {n} day you confirmed you pulled away {times}: {often}.",
        "On the {n} days you confirmed you pulled away {times}: {often}.",
    ): (
        "{times} hast du dich an dem {n} bestätigten Tag zurückgezogen: {often}.",
        "{times} hast du dich an den {n} bestätigten Tagen zurückgezogen: {often}.",
    ),
    "about {number} a week": "etwa {number} in der Woche",
    "Anything from {low} to {high} would fit these days.": (
        "Zu diesen Tagen würde alles von {low} bis {high} passen."
    ),
    ("{n} day is not confirmed.", "{n} days are not confirmed."): (
        "{n} Tag ist nicht bestätigt.",
        "{n} Tage sind nicht bestätigt.",
    ),
    (
        "If it was half or twice as hard: {low} to {high}.",
        "If they were half or twice as hard: {low} to {high}.",
    ): (
        "Wäre er halb oder doppelt so schwer: {low} bis {high}.",
        "Wären sie halb oder doppelt so schwer: {low} bis {high}.",
    ),
    "What you noted on all days is at least {number} a week.": (
        "Mindestens {number} in der Woche hast du an allen Tagen notiert."
    ),
    (
        "At least {number} a week: {times} in {n} day.",
        "At least {number} a week: {times} in {n} days.",
    ): (
        "Mindestens {number} in der Woche: {times} an {n} Tag.",
        "Mindestens {number} in der Woche: {times} in {n} Tagen.",
    ),
    "Your confirmed days alone would say {number}, so they seem to be your easier days.": (
        "Allein nach den bestätigten wären es {number}; sie scheinen deine leichteren zu sein."
    ),
    (
        "None on {n} confirmed day. Up to {number} a week would still fit.",
        "None on {n} confirmed days. Up to {number} a week would still fit.",
    ): (
        "An {n} bestätigten Tag keines. Bis zu {number} in der Woche würden noch passen.",
        "An {n} bestätigten Tagen keines. Bis zu {number} in der Woche würden noch passen.",
    ),
    # in short
    ("{n} week to {day}.", "{n} weeks to {day}."): (
        "{n} Woche bis {day}.",
        "{n} Wochen bis {day}.",
    ),
    ("You confirmed {sure} of {n} day", "You confirmed {sure} of {n} days"): (
        "Von {n} Tag hast du {sure} bestätigt",
        "Von {n} Tagen hast du {sure} bestätigt",
    ),
    ("{n} is not known.", "{n} are not known."): (
        "{n} ist unbekannt.",
        "{n} sind unbekannt.",
    ),
    "{times} you felt the urge and stayed, or said so.": (
        "Du hast {times} den Drang gespürt und bist geblieben oder hast es gesagt."
    ),
    "{times} you pulled away, {briefly} of them briefly.": (
        "Du hast dich {times} zurückgezogen, davon {briefly} kurz."
    ),
    "{rate} on confirmed days; anything from {low} to {high} would fit.": (
        "An bestätigten Tagen {rate}; alles von {low} bis {high} würde passen."
    ),
    # the other days
    "On {day} you said that the days you did not check in were harder.": (
        "Die Tage ohne Antwort waren schwerer, sagtest du am {day}."
    ),
    "{said} Before that: {what}.": "{said} Davor: {what}.",
    "{how} ({day})": "am {day} {how}",
    "much the same": "etwa gleich",
    "could not say": "nicht zu sagen",
}
