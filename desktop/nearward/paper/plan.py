"""The steadying plan on paper."""

from __future__ import annotations

from collections.abc import Mapping

from nearward.domain.model import PLAN_PARTS, Plan
from nearward.i18n import Translator
from nearward.i18n.days import dated
from nearward.paper.blocks import Answer, Document, Lines, Part

#: lines for the pen under a part without words
OPEN = 3


def plan_blocks(
    plan: Plan, titles: Mapping[str, tuple[str, str]], intro: str, danger: str, words: Translator
) -> Document:
    """The plan with what is written of it; a part without words has lines for a pen.

    titles: what stands over each part, and the quiet line under it, by the names of PLAN_PARTS.
    """
    parts = []
    for number, name in enumerate(PLAN_PARTS, 1):
        title, hint = titles[name]
        text = plan.parts.get(name, "").strip("\n")
        body = (Answer(text),) if text.strip() else (Lines(OPEN),)
        parts.append(Part(number, title, hint, body))
    parts.append(Part(0, words("In danger"), "", (Answer(danger),)))
    return Document(
        title=words("My steadying plan"),
        date_label=words("Looked over"),
        date=dated(plan.reviewed_on, words) if plan.reviewed_on else "",
        intro=intro,
        parts=tuple(parts),
        foot=words("In my own words. It is not treatment."),
    )
