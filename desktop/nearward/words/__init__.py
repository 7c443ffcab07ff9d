"""Texts: gettext, plurals and the language handed in. The lowest room of the house."""

from nearward.words.catalogue import Words, later

__all__ = ["Words", "later"]
