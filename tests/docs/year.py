"""A believable year of one person, always the same: what README and the pictures show."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from tests.fixtures.program import run_here

NOW = "2026-11-20T18:30Z"
"""A Friday evening."""
FIRST, LAST = date(2026, 1, 1), date(2026, 11, 19)

_SET_UP: tuple[tuple[str, ...], ...] = (
    ("journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep well:2", "-d", "Stretching?"),
    ("habit", "add", "Read", "--at-least", "30", "--unit", "min", "--category", "Mind"),
    ("habit", "add", "Run", "--times", "3/week", "--category", "Body"),
    ("habit", "add", "Coffee", "--at-most", "2", "--unit", "cups", "--category", "Body"),
    ("habit", "add", "Water the plants", "--every", "3 days", "--category", "Home"),
    ("vacation", "add", "2026-07-20..2026-08-02", "-m", "By the sea"),
)
_TODAY = (("done", "read", "20"), ("done", "coffee", "1"))
_AT_SEA = (date(2026, 7, 20), date(2026, 8, 2))
_RUNS = {2, 4, 7}

Entry = tuple[str, date, float | str, str]


def fill(environ: Mapping[str, str]) -> None:
    """Put the year into the person's empty database, up to what they did today."""
    for argv in _SET_UP:
        since = ("--from", str(FIRST)) if argv[:2] == ("habit", "add") else ()
        _run(environ, *argv, *since)
    _run(environ, "import", "entries", "-", stdin=_csv(["habit", "day", "amount", "status"], entries()))
    answers = ["day", "Strength", "Sleep well", "Stretching"]
    _run(environ, "import", "checkins", "-", "--journey", "Fitness", stdin=_csv(answers, checkins()))
    for argv in _TODAY:
        _run(environ, *argv)


def entries() -> Iterator[Entry]:
    """Yield what was entered for the habits, day by day."""
    chance = Random(2026)  # noqa: S311 -- the same year each time is what is wanted
    for day in _days():
        away = _AT_SEA[0] <= day <= _AT_SEA[1]
        rolls = [chance.random() for _ in range(5)]
        # Nobody is as steady in January as in a good autumn.
        steady = 1.0 if day >= date(2026, 11, 9) else 0.8 + 0.15 * (day.month > 8)
        if rolls[0] < (0.5 if away else steady):
            yield "Read", day, 5 * (6 + int(rolls[1] * 7)), ""
        elif rolls[1] < 0.3:
            yield "Read", day, "", "skipped"
        elif rolls[1] < 0.6:
            yield "Read", day, 10, ""
        if day.isoweekday() in _RUNS and rolls[2] < (0.1 if away else 0.9 + 0.1 * (day.month > 8)):
            yield "Run", day, "", "done"
        if not away:
            yield "Coffee", day, 1 + (rolls[3] > 0.4) + (rolls[3] > 0.93 and day.month < 11), ""
        if (day - FIRST).days % 3 == 0 and (rolls[4] < 0.85 or day.month > 8) and not away:
            yield "Water the plants", day, "", "done"


def checkins() -> Iterator[tuple[date, int, int, int | str]]:
    """Yield the check-ins of the journey: better as the year goes on, worse at week ends."""
    chance = Random(11)  # noqa: S311 -- as above
    for day in _days():
        rolls = [chance.random() for _ in range(4)]
        away = _AT_SEA[0] <= day <= _AT_SEA[1]
        if rolls[0] < (0.2 if away else 0.9) or day >= date(2026, 10, 30):
            form = day.month / 8 - 0.5 * (day.isoweekday() > 5)
            strength = _effort(1.6 + form + 2 * rolls[1])
            sleep = _effort(1.9 + form / 2 + 2.4 * rolls[2])
            yield day, strength, sleep, _effort(5 * rolls[3]) if rolls[3] > 0.4 else ""


def _effort(value: float) -> int:
    return max(1, min(5, round(value)))


def _days() -> Iterator[date]:
    return (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))


def _csv(header: list[str], rows: Iterator[tuple[object, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue()


def _run(environ: Mapping[str, str], *argv: str, stdin: str = "") -> None:
    result = run_here(argv, {**environ, "TRACKER_NOW": NOW}, stdin=stdin)
    if result.exit_code:
        raise RuntimeError(f"{argv}: {result.stdout}{result.stderr}")
