"""YAML of others: plain values only. Anchors, aliases and tags are refused."""

from __future__ import annotations

from typing import Any


def load(text: str) -> Any:
    """The value of a document; ValueError when it is none or holds what is refused."""
    import yaml

    depth = 0
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)):
                raise ValueError(f"line {token.start_mark.line + 1}: anchors and tags are refused")
            if isinstance(
                token,
                (
                    yaml.BlockMappingStartToken,
                    yaml.BlockSequenceStartToken,
                    yaml.FlowMappingStartToken,
                    yaml.FlowSequenceStartToken,
                ),
            ):
                depth += 1
            elif isinstance(
                token, (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
            ):
                depth -= 1
            if depth > 50:
                raise ValueError("nested too deeply")
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark is not None else ""
        problem = getattr(error, "problem", None) or "not YAML"
        raise ValueError(f"{where}{problem}") from error
    except (RecursionError, OverflowError, TypeError, AttributeError, KeyError) as error:
        raise ValueError("not YAML that can be read") from error
