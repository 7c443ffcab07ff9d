"""Texts: gettext, plurals and the language handed in. The lowest room of the house."""

from nearward.i18n.catalogue import Words, later, later_plural

__all__ = ["Words", "later", "later_plural"]
