"""How a dimension is written on the command line: `NAME`, `NAME:WEIGHT`, and `?` where it is optional."""

from __future__ import annotations

from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.features.journeys.service import NewDimension


def read_dimension(text: str) -> NewDimension:
    """Read `Strength:3`, `Sleep well`, `Stretching?` or `Stretching:2?`."""
    required = not text.endswith("?")
    name, separator, weight = text.removesuffix("?").rpartition(":")
    if not separator:
        return NewDimension(name=text.removesuffix("?").strip(), required=required)
    return NewDimension(name=name.strip(), weight=read_weight(weight), required=required)


def read_weight(text: str) -> int:
    """Read a weight of 1 to 5."""
    if text.strip() not in {"1", "2", "3", "4", "5"}:
        raise UsageError(f"{quoted(text)} is not a weight.", "Weights go from 1 to 5: -d Strength:3")
    return int(text)
