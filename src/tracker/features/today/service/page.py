"""The day on one page: what is due, what is done, which streaks are at risk, the week so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.days import week_of
from tracker.core.text import fold
from tracker.features.focus import service as focus
from tracker.features.game.service import standing
from tracker.features.goals import service as goals
from tracker.features.habits import service as habits
from tracker.features.heatmap import service as heatmap
from tracker.features.journeys import service as journeys
from tracker.features.quests import service as quests
from tracker.features.streaks.service import all_streaks
from tracker.output.plain import row_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.core.days import DayRange
    from tracker.features.game.service import Standing
    from tracker.features.streaks.service import Streak, Streaks


@dataclass(frozen=True, slots=True)
class JourneyToday:
    """A journey on the day; ``log`` is None while there is no check-in. ``week`` has a state for each day."""

    journey: journeys.JourneyView
    log: journeys.CheckinLog | None
    streak: Streak
    week: tuple[heatmap.State, ...]

    @property
    def open(self) -> bool:
        """Whether the day waits for a check-in."""
        return self.log is None and self.streak.state != "paused"

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "journey": self.journey.title,
            "open": self.open,
            "done": self.log is not None,
            "score": self.log.score if self.log else None,
            "efforts": dict(self.log.efforts) if self.log else None,
            "streak": self.streak.as_part() | {"days_left": self.streak.days_left},
            "week": list(self.week),
        }


@dataclass(frozen=True, slots=True)
class HabitToday:
    """A habit on the day. ``week`` has a state for each day of the week."""

    due: habits.DueHabit
    week: tuple[heatmap.State, ...]

    @property
    def done(self) -> bool:
        """Whether it was done on the day; what earlier days did for its period is another matter."""
        return self.due.entry is not None and self.due.entry.status == "done"

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        entry, period = self.due.entry, self.due.period
        return {
            "habit": self.due.habit.name,
            "category": self.due.habit.category,
            "due": self.due.due,
            "status": entry.status if entry else None,
            "amount": entry.amount if entry else None,
            "period": {
                "first": period.first,
                "last": period.last,
                "done": period.done,
                "goal": period.goal,
                "remaining": period.remaining,
                "met": self.due.met,
            },
            "target": habits.target_row(period.rule),
            "scheduled": self.due.scheduled,
            "paused": self.due.paused,
            "streak": self.due.streak.as_part() | {"days_left": self.due.streak.days_left},
            "week": list(self.week),
        }


@dataclass(frozen=True, slots=True)
class Section:
    """Things that belong together, under the words that the person gave them."""

    title: str
    things: tuple[JourneyToday | HabitToday | Streak, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """Everything about a day; ``week`` is the range that the weeks of journeys and habits show.

    ``groups`` are the streaks of groups of habits, ``goals`` those that ask for attention.
    ``focus`` is None without any minutes on the day and a session that runs. ``quests`` are the open ones;
    while the game is off there are none, and ``level`` is None.
    """

    day: date
    week: DayRange
    journeys: tuple[JourneyToday, ...]
    habits: tuple[HabitToday, ...]
    groups: tuple[Streak, ...]
    goals: tuple[goals.GoalAlert, ...]
    focus: focus.FocusOfDay | None
    quests: tuple[quests.QuestView, ...]
    level: Standing | None

    @property
    def at_risk(self) -> list[Streak]:
        """Streaks that end unless something is done today, longest first."""
        streaks = [journey.streak for journey in self.journeys] + [habit.due.streak for habit in self.habits]
        streaks += self.groups
        ending = [streak for streak in streaks if streak.state == "open" and streak.days_left == 1]
        return sorted(ending, key=lambda streak: -streak.current)

    @property
    def open(self) -> int:
        """How many things are left to do."""
        return sum(journey.open for journey in self.journeys) + sum(habit.due.due for habit in self.habits)

    @property
    def done(self) -> int:
        """How many things were done on the day."""
        return sum(journey.log is not None for journey in self.journeys) + sum(
            habit.done for habit in self.habits
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        """Journeys, habits without a category, each category where its first habit stands, groups."""
        groups: dict[str | None, list[HabitToday]] = {None: []}
        titles: dict[str | None, str] = {None: "Habits"}
        for habit in self.habits:
            category = habit.due.habit.category
            key = None if category is None else fold(category)
            titles.setdefault(key, category or "")
            groups.setdefault(key, []).append(habit)
        of_habits = [Section(titles[key], tuple(group)) for key, group in groups.items()]
        return tuple(
            section
            for section in (
                Section("Journeys", self.journeys),
                *of_habits,
                Section("Together", tuple(self.groups)),
            )
            if section.things
        )

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "day": self.day,
            "journeys": [journey.as_row() for journey in self.journeys],
            "habits": [habit.as_row() for habit in self.habits],
            "groups": [group.as_row() for group in self.groups],
            "goals": [alert.as_row() for alert in self.goals],
            "focus": self.focus.as_row() if self.focus else None,
            "quests": [quest.as_row() for quest in self.quests],
            "open": self.open,
            "done": self.done,
            "at_risk": [streak.as_row() for streak in self.at_risk],
            "week": {"first": self.week.first, "last": self.week.last},
            "level": self.level and row_of(self.level),
        }


def today(session: Session, *, day: date, first_weekday: int) -> Today:
    """Return the day's page; weeks begin on ``first_weekday`` (1 Monday … 7 Sunday)."""
    week = week_of(day, first_weekday)
    of_focus = _focus(session, day)
    streaks = all_streaks(session, today=day, groups=True)
    # Before the level: one that just ended may cost XP.
    of_quests = tuple(quests.open_quests(session, today=day))
    return Today(
        day=day,
        week=week,
        journeys=_journeys(session, day, week, streaks),
        habits=_habits(session, day, week, streaks),
        groups=_groups(streaks),
        goals=tuple(goals.alerts(session, today=day)),
        focus=of_focus,
        quests=of_quests,
        level=standing(session),
    )


def _focus(session: Session, day: date) -> focus.FocusOfDay | None:
    """Return the day's focus, once the session that time has ended is written down: its habit counts it."""
    found = focus.of_day(session, day=day)
    if found is None or not found.over or focus.settle(session, today=day) is None:
        return found
    return focus.of_day(session, day=day)


def _journeys(session: Session, day: date, week: DayRange, streaks: Streaks) -> tuple[JourneyToday, ...]:
    mine = journeys.list_journeys(session, today=day)
    logs = journeys.history(session, journeys=mine, days=week)
    weeks = heatmap.of_journeys(session, mine=mine, logs=logs, days=week, today=day)
    of_day = {log.journey_id: log for log in logs if log.day == day}
    return tuple(
        JourneyToday(
            journey=journey,
            log=of_day.get(journey.id),
            streak=streaks["journey", journey.id],
            week=_states(weeks[journey.id]),
        )
        for journey in mine
    )


def _habits(session: Session, day: date, week: DayRange, streaks: Streaks) -> tuple[HabitToday, ...]:
    found = habits.due_today(session, day=day, streaks=streaks)
    weeks = heatmap.of_habits(session, mine=[due.habit for due in found], days=week, today=day)
    return tuple(HabitToday(due, _states(weeks[due.habit.id])) for due in found)


def _groups(streaks: Streaks) -> tuple[Streak, ...]:
    found = [streak for (kind, _), streak in streaks.items() if kind == "group"]
    return tuple(sorted(found, key=lambda streak: (streak.name.lower(), streak.id)))


def _states(heat: heatmap.Heat) -> tuple[heatmap.State, ...]:
    return tuple(day.state for day in heat.days)
