"""JSON whose numbers come out as they went in: 2.50 stays 2.50, and nothing passes through binary floats."""

from __future__ import annotations

import json
from decimal import Decimal


def read_exactly(text: str) -> dict[str, object]:
    """Return the object that a JSON text holds."""
    found = json.loads(text, parse_float=Decimal)
    if not isinstance(found, dict):
        raise TypeError("the text holds no object")
    return found


def exact_json(value: object) -> str:
    """Return what `read_exactly` or its like gave as JSON on one line."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{exact_json(key)}:{exact_json(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(exact_json(inner) for inner in value) + "]"
    return json.dumps(value, ensure_ascii=False)
