"""A habit's rule in a file: the words of `habit add`, or the objects that `habit list` prints."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.core.text import fold
from tracker.features.streaks.rules import WEEKDAYS, Direction, Rule, ScheduleKind, SkipBudget, parse_skips
from tracker.features.transfer.readers.cells import UnfitError, amount
from tracker.features.transfer.readers.ndjson_rows import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_INTERVAL = re.compile(r"(?:every )?([0-9]{1,3}) days?")
_TIMES = re.compile(r"([0-9]{1,2})(?: ?/ ?| times a | a )(week|month)")
_KINDS: Mapping[str, ScheduleKind] = {
    "": "day", "day": "day", "daily": "day",
    "week": "week", "weekly": "week",
    "month": "month", "monthly": "month",
}  # fmt: skip
_MOST = {"week": 7, "month": 31}


def read_rule(cells: Mapping[str, object]) -> Rule:
    """Read the rule of a habit; ``UnfitError`` for what makes no rule."""
    words = _flat(cells)
    direction, target = _target(words)
    kind, every, times = _rolling(words["window"], *_often(words))
    weekdays = _weekdays(words["days"]) if words["days"] else ()
    if weekdays and kind == "day":
        kind = "weekdays"
    elif weekdays:
        raise UnfitError("days", words["days"], "fits every day only")
    unit = words["unit"].strip() or None
    return Rule(
        kind,
        every=every,
        weekdays=weekdays,
        times=times,
        direction=direction,
        target=target,
        unit=unit,
        skips=_skips(words["skips"]),
    )


def _flat(cells: Mapping[str, object]) -> dict[str, str]:
    """Return the words; the objects ``schedule`` and ``target`` are turned into them."""
    words = {
        key: text_of(cells.get(key))
        for key in ("every", "days", "times", "at_least", "at_most", "unit", "window", "skips")
    }
    schedule, target, skips = (cells.get(key) for key in ("schedule", "target", "skips"))
    if isinstance(schedule, dict):
        kind = text_of(schedule.get("kind"))
        words["every"] = (
            f"{text_of(schedule.get('every'))} days"
            if kind in {"interval", "window"}
            else kind.replace("weekdays", "")
        )
        words["window"] = "rolling" if kind == "window" else ""
        days = schedule.get("days")
        words["days"] = ",".join(str(day) for day in days) if isinstance(days, list) else ""
        words["times"] = text_of(schedule.get("times"))
    if isinstance(target, dict):
        words[text_of(target.get("direction"))] = text_of(target.get("amount"))
        words["unit"] = text_of(target.get("unit"))
    if isinstance(skips, dict):
        words["skips"] = f"{text_of(skips.get('most'))}/{text_of(skips.get('per'))}".removesuffix("/")
    return words


def _skips(text: str) -> SkipBudget | None:
    try:
        return parse_skips(text or "any")
    except ValueError:
        raise UnfitError("skips", text, "is not a budget such as 2/month, none or any") from None


def _rolling(
    window: str, kind: ScheduleKind, every: int, times: int | None
) -> tuple[ScheduleKind, int, int | None]:
    """Return kind, length and times as they are by the calendar, or by any days in a row."""
    word = fold(window)
    if word in ("", "calendar"):
        return kind, every, times
    if word != "rolling" or kind not in ("week", "interval"):
        raise UnfitError("window", window, "is not calendar, or rolling with a week or a number of days")
    return "window", 7 if kind == "week" else every, times


def _target(words: Mapping[str, str]) -> tuple[Direction, Decimal]:
    if words["at_least"] and words["at_most"]:
        raise UnfitError("at_most", words["at_most"], "cannot stand beside at_least")
    directions: tuple[Direction, ...] = ("at_least", "at_most")
    for direction in directions:
        if words[direction]:
            number = amount(words[direction])
            least = 0 if direction == "at_most" else Decimal("0.001")
            if number is None or not least <= number < 10**9:
                raise UnfitError(direction, words[direction], "is not an amount")
            return direction, round(number, 3)
    return "at_least", Decimal(1)


def _often(words: Mapping[str, str]) -> tuple[ScheduleKind, int, int | None]:
    """Return kind, length of the slot and times."""
    every, times = fold(words["every"]), fold(words["times"])
    counted = _TIMES.fullmatch(times)
    if counted and every in ("", counted[2]):
        every, times = counted[2], counted[1]
    slot = _INTERVAL.fullmatch(every)
    if slot is None and every not in _KINDS:
        raise UnfitError("every", words["every"], "is not day, week, month or a number of days")
    length = int(slot[1]) if slot else 1
    kind: ScheduleKind = "interval" if length > 1 else "day" if slot else _KINDS[every]
    if slot and not 1 <= length <= 366:
        raise UnfitError("every", words["every"], "is not 1 to 366 days")
    if not times:
        return kind, length, None
    most = _MOST.get(kind, length if kind == "interval" else 0)
    if not (times.isdecimal() and 1 <= int(times) <= most):
        raise UnfitError("times", words["times"], "does not fit how often; write 3/week")
    return kind, length, int(times)


def _weekdays(text: str) -> tuple[int, ...]:
    names = [fold(part) for part in re.split(r"[,; ]+", text.strip()) if part]
    unknown = next((name for name in names if len(name) < 3 or name[:3] not in WEEKDAYS), None)
    if unknown is not None or not names:
        raise UnfitError("days", text, "is not a list such as mon,wed,fri")
    return tuple(sorted({WEEKDAYS.index(name[:3]) + 1 for name in names}))
