"""How a habit's rule is written on the command line, and how `done` tells a name from an amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import fold, quoted
from tracker.features.streaks.rules import Rule, ScheduleKind, SkipBudget, parse_skips

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_GROUPS = {"weekdays": range(1, 6), "weekend": range(6, 8), "weekends": range(6, 8), "daily": range(1, 8)}
_DAYS_OF_WEEK = 7
_EVERY = re.compile(r"(?P<count>[0-9]{1,4}|other)?\s*(?P<unit>days?|d|weeks?|w|months?)")
_NAMED_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month", "fortnight": "2 weeks"}
_TIMES = re.compile(r"(?P<count>[0-9]{1,3})\s*(?:x|times)?\s*(?:(?:/|per|an?|every|in)\s*(?P<period>.+))?")

_EVERY_HINT = 'Write it as day, week, month, "3 days" or "2 weeks"; 3 times a week is --times 3/week.'
_SKIPS_HINT = "Write it as 2/month, 1/week or 12/year; none: no skip bridges; any: all do."
_TIMES_HINT = 'Write it as 3/week, 10/month or "2/5 days".'


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What the line says about a rule, as typed; None where it says nothing."""

    every: str | None = None
    days: str | None = None
    times: str | None = None
    at_least: str | None = None
    at_most: str | None = None
    unit: str | None = None
    window: str | None = None
    skips: str | None = None

    @property
    def given(self) -> bool:
        """Whether the line says anything about the rule."""
        return self != RuleWords()


def read_rule(words: RuleWords, *, base: Rule) -> Rule:
    """Return ``base`` with what the words say. The schedule is replaced as a whole, and so is the target."""
    scheduled = _read_window(words.window, _read_schedule(_named_twice(words), base))
    if words.skips is not None:
        scheduled = replace(scheduled, skips=_read_skips(words.skips))
    unit = scheduled.unit if words.unit is None else words.unit.strip() or None
    return _read_target(words, replace(scheduled, unit=unit))


def split_amount(words: Sequence[str], names: Iterable[str]) -> tuple[str, str | None]:
    """Part the words into a habit's name and an amount: the last word, where it looks like one.

    Words that are a habit's whole name are a name, though it ends in a number.
    """
    from tracker.features.habits.service import looks_like_amount

    whole = " ".join(words)
    named = fold(whole) in {fold(name) for name in names}
    if named or len(words) < 2 or not looks_like_amount(words[-1]):
        return whole, None
    return " ".join(words[:-1]), words[-1]


def _read_schedule(words: RuleWords, base: Rule) -> Rule:
    """Return ``base`` with the schedule that is named, if one is."""
    if words.days is not None:
        if words.every is not None or words.times is not None:
            raise UsageError("--days says when already.", "Leave --every and --times out.")
        weekdays = _read_weekdays(words.days)
        every_day = len(weekdays) == len(_DAY_NAMES)
        kind: ScheduleKind = "day" if every_day else "weekdays"
        return replace(base, kind=kind, every=1, weekdays=() if every_day else weekdays, times=None)
    if words.every is None and words.times is None:
        return base
    period = _read_every(words.every) if words.every is not None else None
    if words.times is None:
        kind, every = period or ("day", 1)
        return replace(base, kind=kind, every=every, weekdays=(), times=None)
    times, of_times = _read_times(words.times)
    if period is not None and of_times is not None and period != of_times:
        raise UsageError(
            f"--every {words.every} and --times {words.times} name two periods.", "Leave --every out."
        )
    kind, every = of_times or period or (base.kind, base.every)
    if kind in {"day", "weekdays"}:
        raise UsageError(
            f"--times {words.times} needs a period longer than a day.",
            f"{_TIMES_HINT} Several times a day is an amount: --at-least {times} --unit times.",
        )
    return replace(base, kind=kind, every=every, weekdays=(), times=times)


def _named_twice(words: RuleWords) -> RuleWords:
    """Take `--every 3/week` for the `--times 3/week` that it means."""
    if words.every is None or words.times is not None or "/" not in words.every:
        return words
    return replace(words, every=None, times=words.every)


def _read_window(window: str | None, rule: Rule) -> Rule:
    """Return the rule by weeks and slots of the calendar, or by any days in a row, as was said."""
    if window is None:
        return rule
    word = fold(window)
    if word == "rolling" and rule.kind in {"week", "interval", "window"}:
        return replace(rule, kind="window", every=_DAYS_OF_WEEK if rule.kind == "week" else rule.every)
    if word == "rolling":
        raise UsageError(
            f"--window {window} needs a week or a number of days.",
            'Say how often in how many days: --times 3/week or --times "2/5 days".',
        )
    if word != "calendar":
        raise UsageError(
            f"{quoted(window)} is not a window.",
            "Write calendar, for weeks of the calendar, or rolling, for any 7 days in a row.",
        )
    if rule.kind != "window":
        return rule
    kind: ScheduleKind = "week" if rule.every == _DAYS_OF_WEEK else "interval"
    return replace(rule, kind=kind, every=1 if kind == "week" else rule.every)


def _read_skips(text: str) -> SkipBudget | None:
    try:
        return parse_skips(text)
    except ValueError:
        raise UsageError(f"{quoted(text)} is not a budget of skips.", _SKIPS_HINT) from None


def _read_target(words: RuleWords, rule: Rule) -> Rule:
    from tracker.features.habits.service import parse_amount

    if words.at_least is not None and words.at_most is not None:
        raise UsageError("--at-least and --at-most are given together.", "Choose one of them.")
    if words.at_least is not None:
        return replace(rule, direction="at_least", target=parse_amount(words.at_least, unit=rule.unit))
    if words.at_most is not None:
        return replace(rule, direction="at_most", target=parse_amount(words.at_most, unit=rule.unit))
    return rule


def _read_every(text: str) -> tuple[ScheduleKind, int]:
    """Read a period: its kind, and its days where it is a slot of days."""
    words = fold(text)
    match = _EVERY.fullmatch(_NAMED_PERIODS.get(words, words))
    if match is None:
        raise UsageError(f"{quoted(text)} is not a period.", _EVERY_HINT)
    count = {None: 1, "other": 2}.get(match["count"]) or int(match["count"])
    unit = match["unit"][0]
    if unit == "m":
        if count != 1:
            raise UsageError(f"{quoted(text)} is not a period that tracker knows.", _EVERY_HINT)
        return "month", 1
    if count == 1:
        return ("day" if unit == "d" else "week"), 1
    return "interval", count * (7 if unit == "w" else 1)


def _read_times(text: str) -> tuple[int, tuple[ScheduleKind, int] | None]:
    """Read `3/week`, `3x/week`, `3 times a month` or a bare number: how often, and in which period."""
    match = _TIMES.fullmatch(fold(text))
    if match is None:
        raise UsageError(f"{quoted(text)} does not say how often.", _TIMES_HINT)
    return int(match["count"]), _read_every(match["period"]) if match["period"] else None


def _read_weekdays(text: str) -> tuple[int, ...]:
    """Read `mon,wed,fri`, `mon-fri`, `weekdays` or `weekend`: numbers from 1 for Monday, in order."""
    parts = re.split(r"[,\s]+", fold(re.sub(r"\s*-\s*", "-", text)))
    found = {weekday for part in parts if part for weekday in _read_weekday_part(part)}
    if not found:
        raise UsageError("No weekday was named.", "Name some: --days mon,wed,fri.")
    return tuple(sorted(found))


def _read_weekday_part(part: str) -> Sequence[int]:
    if part in _DAY_GROUPS:
        return _DAY_GROUPS[part]
    first, dash, last = part.partition("-")
    if not dash:
        return [_read_weekday(first)]
    start, end = _read_weekday(first), _read_weekday(last)
    return [(start - 1 + offset) % 7 + 1 for offset in range((end - start) % 7 + 1)]


def _read_weekday(word: str) -> int:
    matching = [number for number, name in enumerate(_DAY_NAMES, start=1) if name.startswith(word)]
    if len(word) < 2 or len(matching) != 1:
        raise UsageError(f"{quoted(word)} is not a weekday.", "Write mon, tue, wed, thu, fri, sat or sun.")
    return matching[0]
