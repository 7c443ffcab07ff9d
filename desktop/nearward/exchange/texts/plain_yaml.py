"""YAML of other programs: plain values only. What points at itself, and what would make objects of
a program, is refused."""

from __future__ import annotations

from typing import Any

from nearward.exchange import streams
from nearward.exchange.files import Files
from nearward.exchange.source_model import NotThisFormat


def typed(files: Files, name: str) -> Any:
    """A file with numbers, dates and nothing (null) as such. Raises NotThisFormat."""
    return typed_in(streams.text_of(files, name), files, name)


def typed_in(text: str, files: Files, name: str) -> Any:
    """The same of a piece of a file."""
    import yaml

    return _loaded(text, yaml.SafeLoader, files, name)


def words(text: str, files: Files, name: str) -> Any:
    """A piece of YAML in which every value is a text, a list or a map."""
    import yaml

    return _loaded(text, yaml.BaseLoader, files, name)


def _loaded(text: str, kind: Any, files: Files, name: str) -> Any:
    import yaml

    class Plain(kind):  # type: ignore[misc]
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.events.AliasEvent):
                raise yaml.YAMLError("an alias")
            self.depth = getattr(self, "depth", 0) + 1
            if self.depth > streams.DEEPEST:
                raise yaml.YAMLError("too deep")
            node = super().compose_node(parent, index)
            self.depth -= 1
            return node

    try:
        return yaml.load(text, Loader=Plain)  # noqa: S506 (a safe loader, with less)
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}, {mark.line + 1}" if mark is not None else name
        raise NotThisFormat(name=files.path.name, place=place) from error
