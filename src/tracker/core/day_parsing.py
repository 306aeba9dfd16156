"""Reading the days and ranges that people type: ``yesterday``, ``mon``, ``-2``, ``2026-11-01..``, ``:week``.

One small language for every command. What is only half understood is refused, never guessed: a wrong
day would put a fact where nobody looks for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.core.days import (
    BEGINNING,
    DayRange,
    add_months,
    month_of,
    parse_period_key,
    quarter_of,
    week_of,
    year_of,
)
from tracker.core.errors import UsageError
from tracker.core.text import near, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DAY_HINT = (
    "Write a day as 2026-11-01, today, yesterday, mon, last friday, -2, 3 days ago, in 2 weeks or 1 nov."
)
RANGE_HINT = (
    "Write a range as 2026-11-01..2026-11-07, 2026-11-01.., a single day, :week, :lastmonth, :last30, "
    "last 7 days, 2026-W46, 2026-11, 2026 or :all."
)
PLAN_HINT = (
    "Write the days as 2026-12-24..2027-01-02, mon..fri, tomorrow, 2026-W52 or :week; "
    "2026-12-24.. has no end."
)

_WEEKDAYS = {
    "mon": 1, "monday": 1,
    "tue": 2, "tues": 2, "tuesday": 2,
    "wed": 3, "weds": 3, "wednesday": 3,
    "thu": 4, "thur": 4, "thurs": 4, "thursday": 4,
    "fri": 5, "friday": 5,
    "sat": 6, "saturday": 6,
    "sun": 7, "sunday": 7,
}  # fmt: skip

_DAY_WORDS = ("today", "yesterday", "tomorrow", *(name for name in _WEEKDAYS if name.endswith("day")))
_RANGE_WORDS = (
    ":week", ":month", ":quarter", ":year", ":lastweek", ":lastmonth", ":lastyear", ":all", *_DAY_WORDS,
)  # fmt: skip

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTHS = {
    spelling: number
    for number, name in enumerate(_MONTH_NAMES, start=1)
    for spelling in (name, name[:3], *(("sept",) if name == "september" else ()))
}

_DISTANCE = r"(?P<count>[0-9]{1,5}|a|an|one)\s?(?P<unit>d|day|days|w|week|weeks|month|months|year|years)"
_SHORT_DISTANCE = re.compile(r"(?P<count>[0-9]{1,5})(?P<unit>[dw])")
_AGO = re.compile(_DISTANCE + " ago")
_AHEAD = re.compile("in " + _DISTANCE)
_LAST_SPAN = re.compile(
    r"(?:last|past) (?P<count>[0-9]{1,5}) (?P<unit>day|days|week|weeks|month|months|year|years)"
)
_LAST_DAYS = re.compile(r":?last(?P<count>[0-9]{1,5})")
_NAMED_PERIOD = re.compile(r"(?:(?P<which>this|last) ?)?(?P<period>week|month|quarter|year)")
_OFFSET = re.compile(r"[+-][0-9]{1,5}")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")
_NAMED_DAY = re.compile(
    r"(?:(?P<month>[a-z]{3,9}) (?P<day>[0-9]{1,2})|(?P<day_first>[0-9]{1,2}) (?P<month_last>[a-z]{3,9}))"
    r"(?: (?P<year>[0-9]{4}))?"
)

_CALENDAR_PERIODS = {"month": (month_of, 1), "quarter": (quarter_of, 3), "year": (year_of, 12)}


@dataclass(frozen=True, slots=True)
class _View:
    """Where a person stands: their day, and whether they look ahead instead of back."""

    today: date
    planning: bool


def parse_day(text: str, *, today: date, planning: bool = False) -> date:
    """Return the day that ``text`` means for a person whose day is ``today``; ``UsageError`` otherwise.

    Upper case and extra spaces do not matter. What names no year or week looks back when logging and
    ahead when ``planning``: ``mon``, ``11-01``, ``1 nov`` and ``2d``. Today counts as itself both ways;
    ``last monday`` and ``next monday`` never mean today.
    """
    words = _normalise(text)
    view = _View(today, planning)
    try:
        for reader in _DAY_READERS:
            day = reader(words, view)
            if day is not None:
                return day
    except (ValueError, OverflowError) as error:
        raise UsageError(f'There is no day "{text}".', DAY_HINT) from error
    raise UsageError(f'"{text}" is not a day.', _meant(words, _DAY_WORDS) + DAY_HINT)


def parse_range(text: str, *, today: date, week_start: int = 1) -> DayRange:
    """Return the days that ``text`` means, both ends included; ``UsageError`` otherwise.

    ``a..b`` takes days or period keys (``2026-10..2026-11``) on either side; ``a..`` ends today and ``..b``
    starts at ``BEGINNING``. ``:week``, ``:month``, ``:quarter`` and ``:year`` are whole periods, so they may
    end after today; ``:week`` starts on ``week_start`` (1 Monday to 7 Sunday), ``2026-W46`` on Monday always.
    ``7d``, ``last 7 days`` and ``:last7`` end today.
    """
    words = _normalise(text)
    try:
        found = _named_range(words, today, week_start) or _trailing_range(words, today)
        return found or _written_range(words, text, today)
    except (ValueError, OverflowError) as error:
        raise UsageError(f'There are no such days: "{text}".', RANGE_HINT) from error


def parse_planned_range(text: str, *, today: date, week_start: int = 1) -> tuple[date, date | None]:
    """Return first and last day of what ``text`` plans; the last one is None for an open end (``a..``).

    Reads like `parse_range`, but looks ahead: ``mon..fri`` is the next Monday and the Friday after it,
    ``24 dec..2 jan`` goes over the end of the year. What counts back from today (``7d``) is refused.
    """
    words = _normalise(text)
    try:
        if (named := _named_range(words, today, week_start)) is not None:
            return named.first, named.last
        return _planned(words, text, today)
    except (ValueError, OverflowError) as error:
        raise UsageError(f'There are no such days: "{text}".', PLAN_HINT) from error


def _planned(words: str, text: str, today: date) -> tuple[date, date | None]:
    left, dots, right = (part.strip() for part in words.partition(".."))
    if not left or _SHORT_DISTANCE.fullmatch(left):
        raise UsageError(f'"{text}" does not say which days are meant.', PLAN_HINT)
    first = _span(left, text, today, planning=True)
    if not dots:
        return first.first, first.last
    if not right:
        return first.first, None
    last = _span(right, text, today, planning=True).last
    if last < first.first:
        # A weekday or a day without a year is the one that comes after the beginning.
        last = _span(right, text, first.first, planning=True).last
    if last < first.first:
        raise UsageError(f'"{text}" ends ({last}) before it starts ({first.first}).', PLAN_HINT)
    return first.first, last


def _meant(words: str, known: Sequence[str]) -> str:
    """Return a question for the word that is most like what was typed; empty when none is."""
    return "".join(f"Did you mean {quoted(word)}? " for word in near(words, known, limit=1))


def _normalise(text: str) -> str:
    return " ".join(text.lower().split())


def _read_word(words: str, view: _View) -> date | None:
    offset = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(words)
    return None if offset is None else view.today + timedelta(days=offset)


def _read_iso(words: str, _view: _View) -> date | None:
    match = _ISO_DAY.fullmatch(words)
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _read_weekday(words: str, view: _View) -> date | None:
    direction, _, name = words.rpartition(" ")
    weekday = _WEEKDAYS.get(name)
    if weekday is None or direction not in {"", "last", "next"}:
        return None
    since = (view.today.isoweekday() - weekday) % 7
    until = (weekday - view.today.isoweekday()) % 7
    if direction == "last":
        return view.today - timedelta(days=since or 7)
    if direction == "next":
        return view.today + timedelta(days=until or 7)
    return view.today + timedelta(days=until) if view.planning else view.today - timedelta(days=since)


def _read_offset(words: str, view: _View) -> date | None:
    return view.today + timedelta(days=int(words)) if _OFFSET.fullmatch(words) else None


def _read_distance(words: str, view: _View) -> date | None:
    if match := _AGO.fullmatch(words):
        return _move(view.today, match, -1)
    if match := _AHEAD.fullmatch(words):
        return _move(view.today, match, 1)
    if match := _SHORT_DISTANCE.fullmatch(words):
        return _move(view.today, match, 1 if view.planning else -1)
    return None


def _move(today: date, match: re.Match[str], sign: int) -> date:
    """Return ``today`` moved by a matched count and unit, back (-1) or ahead (1)."""
    count = sign * (int(match["count"]) if match["count"].isdecimal() else 1)
    unit = match["unit"][0]
    if unit == "d":
        return today + timedelta(days=count)
    if unit == "w":
        return today + timedelta(weeks=count)
    return add_months(today, count if unit == "m" else 12 * count)


def _read_month_day(words: str, view: _View) -> date | None:
    match = _MONTH_DAY.fullmatch(words)
    return _nearest(int(match[1]), int(match[2]), view) if match else None


def _read_named_day(words: str, view: _View) -> date | None:
    match = _NAMED_DAY.fullmatch(words)
    if match is None:
        return None
    month = _MONTHS.get(match["month"] or match["month_last"])
    if month is None:
        return None
    number = int(match["day"] or match["day_first"])
    if match["year"]:
        return date(int(match["year"]), month, number)
    return _nearest(month, number, view)


def _nearest(month: int, number: int, view: _View) -> date:
    """Return the last such day up to today, or the next from today on; ``ValueError`` if there is none."""
    date(2000, month, number)  # a leap year, so this refuses only what no year has
    step = 1 if view.planning else -1
    for distance in range(9):  # leap days lie up to eight years apart
        year = view.today.year + step * distance
        try:
            day = date(year, month, number)
        except ValueError:  # 29 February in a common year
            continue
        if day >= view.today if view.planning else day <= view.today:
            return day
    raise ValueError("no such day")


_DAY_READERS: tuple[Callable[[str, _View], date | None], ...] = (
    _read_word,
    _read_iso,
    _read_weekday,
    _read_offset,
    _read_distance,
    _read_month_day,
    _read_named_day,
)


def _named_range(words: str, today: date, week_start: int) -> DayRange | None:
    """Return the days of ``:week``, ``this week``, ``last month`` and the like, or None."""
    name = words.removeprefix(":")
    if words.startswith(":") and name in {"today", "yesterday", "tomorrow"}:
        return _single_day(name, today)
    if name == "all":
        return DayRange(min(BEGINNING, today), today)
    match = _NAMED_PERIOD.fullmatch(name)
    if match is None:
        return None
    last = match["which"] == "last"
    if match["period"] == "week":
        return week_of(today - timedelta(weeks=1 if last else 0), week_start)
    days_of, months = _CALENDAR_PERIODS[match["period"]]
    return days_of(add_months(today, -months if last else 0))


def _trailing_range(words: str, today: date) -> DayRange | None:
    """Return the days of ``7d``, ``last 2 weeks`` or ``:last30``, which end today, or None."""
    if match := _LAST_DAYS.fullmatch(words):
        first = today - timedelta(days=int(match["count"]) - 1)
    elif match := _SHORT_DISTANCE.fullmatch(words) or _LAST_SPAN.fullmatch(words):
        first = _move(today, match, -1) + timedelta(days=1)
    else:
        return None
    return DayRange(first, today)


def _written_range(words: str, text: str, today: date) -> DayRange:
    """Return the days of ``a..b``, ``a..``, ``..b``, a period key or a single day."""
    left, dots, right = words.partition("..")
    if not dots:
        return _span(words, text, today)
    if not left and not right:
        raise UsageError(f'"{text}" is not a range of days.', RANGE_HINT)
    last = _span(right.strip(), text, today).last if right else today
    first = _span(left.strip(), text, today).first if left else min(BEGINNING, last)
    if last < first:
        raise UsageError(f'"{text}" ends ({last}) before it starts ({first}).', RANGE_HINT)
    return DayRange(first, last)


def _span(words: str, text: str, today: date, *, planning: bool = False) -> DayRange:
    """Return the days of one side of a range; ``text`` is the whole that a refusal quotes."""
    try:
        return _single_day(words, today, planning=planning)
    except UsageError:
        pass  # not a day, so it has to be a period
    try:
        return parse_period_key(words)
    except UsageError as error:
        hint = _meant(words, _RANGE_WORDS) + RANGE_HINT
        raise UsageError(f'"{text}" is not a range of days.', hint) from error


def _single_day(words: str, today: date, *, planning: bool = False) -> DayRange:
    day = parse_day(words, today=today, planning=planning)
    return DayRange(day, day)
