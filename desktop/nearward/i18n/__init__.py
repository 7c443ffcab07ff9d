"""Texts: gettext, plurals and the language handed in. The lowest room of the house."""

from nearward.i18n.catalogue import N_, N_plural, Translator
from nearward.i18n.terms import TermSetting

__all__ = ["N_", "N_plural", "TermSetting", "Translator"]
