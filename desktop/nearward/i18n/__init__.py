"""Texts: gettext, plurals and the language handed in. The lowest room of the house."""

from nearward.i18n.catalogue import N_, N_plural, Translator

__all__ = ["N_", "N_plural", "Translator"]
