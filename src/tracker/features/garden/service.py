"""The garden of a person on a day: its name and theme, and the plants that their streaks are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from tracker.core.days import DayRange
from tracker.core.errors import NotFoundError
from tracker.core.text import fold, near, quoted
from tracker.features.garden.models import GardenRow
from tracker.features.garden.stages import Stage, stage_of
from tracker.features.garden.themes import THEMES
from tracker.features.streaks.service import all_streaks
from tracker.features.streaks.verdicts import verdicts
from tracker.output.plain import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.streaks.service import Streak, Subject
    from tracker.features.streaks.verdicts import Verdict

DEFAULT_NAME, DEFAULT_THEME = "My garden", "meadow"
LOOKS_BACK = 366
"""For how many days, today included, missed ones are counted."""


@dataclass(frozen=True, slots=True)
class Plant:
    """One habit or journey; ``subject`` is its name.

    ``streak`` and ``longest`` count periods of ``unit``. ``days_missed`` are the days of missed periods since
    the last one that was met, at most of a year; days that rest are none of them.
    """

    kind: Subject
    subject: str
    stage: Stage
    streak: int
    longest: int
    unit: str
    days_missed: int


@dataclass(frozen=True, slots=True)
class Garden:
    """A garden: journeys first, then habits, each by name."""

    name: str
    theme: str
    plants: tuple[Plant, ...]

    def as_row(self) -> dict[str, object]:
        """Return the keys that `tracker garden --json` promises."""
        return {"name": self.name, "theme": self.theme, "plants": [row_of(plant) for plant in self.plants]}


def garden(session: Session, *, today: date) -> Garden:
    """Return the person's garden as of a day."""
    row = session.execute(select(GardenRow.name, GardenRow.theme)).one_or_none()
    name, theme = (DEFAULT_NAME, DEFAULT_THEME) if row is None else row
    return Garden(name, theme, tuple(_plants(session, today)))


def change(session: Session, *, name: str | None = None, theme: str | None = None) -> None:
    """Give the garden a name or a theme; what is None stays. A ``NotFoundError`` for a theme that is none."""
    said = {"name": None if name is None else " ".join(name.split())}
    said["theme"] = None if theme is None else find_theme(theme)
    values = {key: value for key, value in said.items() if value is not None}
    session.execute(select(func.lock_me()))
    present = session.execute(select(GardenRow.name, GardenRow.theme)).one_or_none()
    if present is None:
        session.execute(insert(GardenRow).values(values))
    elif any(getattr(present, key) != value for key, value in values.items()):
        session.execute(
            update(GardenRow)
            .where(GardenRow.user_id == func.me())
            .values(values)
            .execution_options(synchronize_session=False)
        )


def find_theme(words: str) -> str:
    """Return the theme that is meant, by its name or the beginning of it."""
    begun = [theme for theme in THEMES if fold(words) and theme.startswith(fold(words))]
    if len(begun) == 1:
        return begun[0]
    suggestions = near(words, THEMES, limit=1)
    hint = f"Did you mean {quoted(suggestions[0])}?" if suggestions else f"There are {', '.join(THEMES)}."
    raise NotFoundError(f"There is no theme {quoted(words)}.", hint)


def _plants(session: Session, today: date) -> list[Plant]:
    streaks = [streak for streak in all_streaks(session, today=today).values() if streak.in_use]
    missed = _days_missed(session, [streak for streak in streaks if streak.current == 0], today)
    streaks.sort(key=lambda streak: (streak.kind != "journey", fold(streak.name), streak.id))
    return [_plant(streak, missed.get(streak.key, 0)) for streak in streaks]


def _plant(streak: Streak, days_missed: int) -> Plant:
    return Plant(
        kind=streak.kind,
        subject=streak.name,
        stage=stage_of(
            streak=streak.current,
            longest=streak.longest,
            days_missed=days_missed,
            days_per_period=streak.rule.days_per_period,
        ),
        streak=streak.current,
        longest=streak.longest,
        unit=streak.rule.streak_unit,
        days_missed=days_missed,
    )


def _days_missed(
    session: Session, standing_still: Sequence[Streak], today: date
) -> dict[tuple[Subject, int], int]:
    """Return how many days what has no streak has missed; nothing is asked where all have one."""
    if not standing_still:
        return {}
    days = DayRange(today - timedelta(days=LOOKS_BACK - 1), today)
    judged = verdicts(session, days=days, today=today)
    return {
        streak.key: days_missed(judged[streak.key].periods, days.first)
        for streak in standing_still
        if streak.key in judged
    }


def days_missed(periods: Sequence[Verdict], first: date) -> int:
    """Return the days, from ``first`` on, of missed periods after the last one that was met."""
    days = 0
    for period in reversed(periods):
        if period.outcome == "met":
            break
        if period.outcome == "missed":
            days += (period.last - max(period.first, first)).days + 1
    return days
