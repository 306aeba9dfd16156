"""Values as machines read them: plain data, and JSON in which decimals stay exact.

The standard ``json`` module knows no ``Decimal``; passing through ``float`` would change figures. So numbers
are written here, and strings by the standard module.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import TypeAlias
from uuid import UUID

Plain: TypeAlias = bool | int | float | Decimal | str | list["Plain"] | dict[str, "Plain"] | None


def row_of(record: object) -> dict[str, object]:
    """Return a dataclass instance as a row: its fields by name, their values untouched."""
    if not is_dataclass(record) or isinstance(record, type):
        raise TypeError(f"{type(record).__name__} is not a dataclass instance")
    return {field.name: getattr(record, field.name) for field in fields(record)}


def to_plain(value: object) -> Plain:
    """Return ``value`` in types that JSON has, recursively; ``TypeError`` for a type without a plain form.

    Dataclasses become dicts, enums their value, dates and times ISO 8601, durations seconds, UUIDs and paths
    text, sets sorted lists, whole decimals ints. Numbers that are not finite become None.
    """
    if value is None or isinstance(value, bool):
        return value
    for kind, convert in _CONVERSIONS:
        if isinstance(value, kind):
            return convert(value)
    return to_plain(row_of(value))


def decimal_text(value: Decimal) -> str:
    """Return a finite decimal without exponent and without trailing zeros: ``12.5``, ``1000``, ``0``."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def json_text(value: Plain, *, indent: int | None = None, ascii_only: bool = False, level: int = 0) -> str:
    """Return ``value`` as JSON: on one line without spaces, or indented by ``indent`` from ``level`` on."""

    def nested(inner: Plain) -> str:
        return json_text(inner, indent=indent, ascii_only=ascii_only, level=level + 1)

    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, dict):
        colon = ": " if indent else ":"
        pairs = [
            f"{json.dumps(key, ensure_ascii=ascii_only)}{colon}{nested(inner)}"
            for key, inner in value.items()
        ]
        return _bracketed("{", pairs, "}", indent, level)
    if isinstance(value, list):
        return _bracketed("[", [nested(inner) for inner in value], "]", indent, level)
    return json.dumps(value, ensure_ascii=ascii_only)


def _bracketed(opening: str, parts: list[str], closing: str, indent: int | None, level: int) -> str:
    if not parts or not indent:
        return opening + ",".join(parts) + closing
    margin = "\n" + " " * (indent * level)
    inner_margin = margin + " " * indent
    return opening + inner_margin + ("," + inner_margin).join(parts) + margin + closing


def _plain_decimal(value: Decimal) -> Plain:
    if not value.is_finite():
        return None
    text = decimal_text(value)
    return Decimal(text) if "." in text else int(text)


def _plain_float(value: float) -> Plain:
    return value if math.isfinite(value) else None


def _plain_duration(value: timedelta) -> Plain:
    return _plain_decimal(Decimal(value // timedelta(microseconds=1)).scaleb(-6))


def _plain_mapping(value: Mapping[object, object]) -> Plain:
    return {_plain_key(key): to_plain(inner) for key, inner in value.items()}


def _plain_key(key: object) -> str:
    plain = to_plain(key)
    return plain if isinstance(plain, str) else json_text(plain)


def _plain_list(value: Iterable[object]) -> Plain:
    return [to_plain(inner) for inner in value]


def _plain_set(value: Iterable[object]) -> Plain:
    return sorted((to_plain(inner) for inner in value), key=json_text)


_CONVERSIONS: tuple[tuple[type, Callable[..., Plain]], ...] = (
    (Enum, lambda member: to_plain(member.value)),
    (str, str),
    (int, int),
    (float, _plain_float),
    (Decimal, _plain_decimal),
    (date, lambda moment: moment.isoformat()),
    (time, time.isoformat),
    (timedelta, _plain_duration),
    (UUID, str),
    (os.PathLike, os.fspath),
    (Mapping, _plain_mapping),
    (list, _plain_list),
    (tuple, _plain_list),
    (AbstractSet, _plain_set),
)
"""Tried in this order: an enum may also be a string or number, and a datetime is also a date."""
