"""What every page is made of."""

from nearward_ui.kit.around import Notice, Surroundings
from nearward_ui.kit.chips import Chip, Chips, stacked
from nearward_ui.kit.flow import Flow
from nearward_ui.kit.look import Look
from nearward_ui.kit.page import Page
from nearward_ui.kit.plain import (
    Ask,
    Heading,
    LinkButton,
    MainButton,
    Panel,
    Prose,
    QuietButton,
    Scroll,
    Soft,
    SubHeading,
    TextArea,
    TextField,
    Tiny,
    restyle,
)
from nearward_ui.kit.scale import Scale
from nearward_ui.kit.stepper import Stepper

__all__ = [
    "Ask",
    "Chip",
    "Chips",
    "Flow",
    "Heading",
    "LinkButton",
    "Look",
    "MainButton",
    "Notice",
    "Page",
    "Panel",
    "Prose",
    "QuietButton",
    "Scale",
    "Scroll",
    "Soft",
    "Stepper",
    "SubHeading",
    "Surroundings",
    "TextArea",
    "TextField",
    "Tiny",
    "restyle",
    "stacked",
]
