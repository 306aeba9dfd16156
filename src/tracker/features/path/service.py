"""The path of a person as of a day: level, milestones and counters, as `path_progress.sql` derives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.output.plain import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

TOP_LEVEL = 5


@dataclass(frozen=True, slots=True)
class Milestone:
    """What one level asks: ``needed`` of what its ``source`` counts.

    ``reached_on`` is the day of the fact that made it enough, however late that was entered. What is not
    ``recorded`` yet has no facts at all, so that nobody is asked for it.
    """

    key: str
    level: int
    title: str
    source: str
    needed: int
    current: int
    reached_on: date | None
    recorded: bool

    @property
    def reached(self) -> bool:
        """Whether it was earned."""
        return self.reached_on is not None

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {**row_of(self), "reached": self.reached}


@dataclass(frozen=True, slots=True)
class Path:
    """Where a person stands: ``level`` 1 to 5, since a day, ``percent`` (0 to 100) of the way to the next.

    At the top the percentage is 100, and nothing is asked.
    """

    level: int
    level_began_on: date
    percent: int
    milestones: tuple[Milestone, ...]

    @property
    def counters(self) -> Mapping[str, int]:
        """How much there is of everything that is counted."""
        return {milestone.source: milestone.current for milestone in self.milestones}

    @property
    def not_recorded(self) -> Sequence[str]:
        """What is counted as soon as tracker records it."""
        return list(dict.fromkeys(each.source for each in self.milestones if not each.recorded))

    @property
    def missing(self) -> Sequence[Milestone]:
        """What is left to do before the next level begins."""
        return [
            each
            for each in self.milestones
            if each.level == self.level and each.recorded and not each.reached
        ]

    def as_row(self) -> dict[str, object]:
        """Return the keys that `tracker path --json` promises."""
        upwards = {"level": self.level + 1, "missing": [each.key for each in self.missing]}
        return {
            "level": self.level,
            "level_began_on": self.level_began_on,
            "percent": self.percent,
            "counters": dict(self.counters),
            "not_recorded": list(self.not_recorded),
            "milestones": [each.as_row() for each in self.milestones],
            "next": upwards if self.level < TOP_LEVEL else None,
        }


def progress(session: Session, *, today: date) -> Path:
    """Return the person's path as of a day."""
    rows = session.execute(text("SELECT * FROM path_progress(:day)"), {"day": today}).all()
    first = rows[0]
    return Path(
        level=first.level,
        level_began_on=first.level_began_on,
        percent=first.percent,
        milestones=tuple(
            Milestone(
                key=row.key,
                level=row.asked_on,
                title=row.title,
                source=row.source,
                needed=row.needed,
                current=row.current,
                reached_on=row.reached_on,
                recorded=row.recorded,
            )
            for row in rows
        ),
    )
