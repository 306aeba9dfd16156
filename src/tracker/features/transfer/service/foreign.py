"""Habits that come from elsewhere: found again by what the other tracker calls them, or made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from tracker.core.text import fold
from tracker.features.goals import service as goals
from tracker.features.habits import service as habits
from tracker.features.transfer.records import EntryRow, Tally
from tracker.features.transfer.service.staging import put_in_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.habits.service import HabitView
    from tracker.features.transfer.readers.habits import HabitRow
    from tracker.features.transfer.records import ForeignEntry, ForeignHabit
    from tracker.features.transfer.rejections import Rejections

_LONGEST_NAME = 80


def settle(
    session: Session, foreign: Iterable[ForeignHabit], *, today: date
) -> tuple[Mapping[str, int], Tally]:
    """Return the id of each habit by its key, making those that are not there yet.

    One that is there is left as it is: what the person changed since stays. A taken name gets a number.
    """
    # Two imports of one person that make the same habits must not wait for each other's names in turn.
    session.execute(select(func.lock_me()))
    present = habits.list_habits(session, today=today, states=habits.NOT_DELETED)
    ids = {habit.external_key: habit.id for habit in present if habit.external_key}
    names = {fold(habit.name) for habit in present}
    last = max((habit.position for habit in present), default=0)
    tally = Tally()
    for habit in foreign:
        tally.read += 1
        if habit.key in ids:
            tally.unchanged += 1
            continue
        name = _free_name(habit.name, names)
        names.add(fold(name))
        last += 1
        ids[habit.key] = _make(session, habit, name=name, position=last, today=today).id
        tally.added += 1
    return {key: number for key, number in ids.items() if key}, tally


def put_in_foreign(
    session: Session, entries: Iterable[ForeignEntry], ids: Mapping[str, int], rejections: Rejections
) -> Tally:
    """Put in the entries of habits that were settled."""
    rows = (
        EntryRow(entry.place, ids[entry.key], entry.day, entry.answer, entry.amount, entry.note)
        for entry in entries
    )
    return put_in_entries(session, rows, rejections)


def put_in_habits(
    session: Session, rows: Iterable[HabitRow], rejections: Rejections, *, today: date
) -> Tally:
    """Make habits, or change the words and the state of those of the same name; schedules are left alone."""
    session.execute(select(func.lock_me()))
    present = {
        fold(habit.name): habit
        for habit in habits.list_habits(session, today=today, states=habits.NOT_DELETED)
    }
    of_goals = _goal_ids(session, today=today)
    tally = Tally()
    for row in rows:
        habit = present.get(fold(row.name))
        goal_id = of_goals.get(fold(row.goal or ""))
        if row.goal is not None and goal_id is None:
            rejections.add(row.line, "goal", row.goal, "is no goal of yours")
        elif habit is None:
            present[fold(row.name)] = _make_row(session, row, goal_id=goal_id, today=today)
            tally.added += 1
        elif row.rule is not None and row.rule != habit.rule:
            reason = "is there with another schedule; change it with: tracker habit edit"
            rejections.add(row.line, "name", row.name, reason)
        elif _bring_up(session, row, habit, goal_id=goal_id, today=today):
            tally.updated += 1
        else:
            tally.unchanged += 1
    return tally


def _make(session: Session, habit: ForeignHabit, *, name: str, position: int, today: date) -> HabitView:
    metadata = dict(habit.metadata)
    if name != habit.name:
        metadata["name"] = habit.name
    return habits.create(
        session,
        habit=habits.NewHabit(
            name=name,
            rule=habit.rule,
            started_on=habit.started_on or today,
            why=habit.why,
            category=habit.category,
            colour=habit.colour,
            external_key=habit.key,
            state="archived" if habit.archived else "active",
            position=position,
            metadata=metadata,
        ),
        today=today,
    )


def _goal_ids(session: Session, *, today: date) -> Mapping[str, int]:
    """Return the ids of goals by title; of several with one title that of the open one."""
    found = goals.list_goals(session, today=today, statuses=goals.ALL_STATUSES)
    return {fold(goal.title): goal.id for goal in reversed(found)}


def _make_row(session: Session, row: HabitRow, *, goal_id: int | None, today: date) -> HabitView:
    from tracker.features.streaks.rules import Rule

    return habits.create(
        session,
        habit=habits.NewHabit(
            name=row.name,
            rule=row.rule or Rule("day"),
            started_on=row.started_on or today,
            why=row.why,
            category=row.category,
            colour=row.colour,
            state=row.state or "active",
            goal_id=goal_id,
        ),
        today=today,
    )


def _bring_up(session: Session, row: HabitRow, habit: HabitView, *, goal_id: int | None, today: date) -> bool:
    """Change what the row says otherwise; an empty cell says nothing."""
    said: dict[str, str | None] = {"why": row.why, "category": row.category, "colour": row.colour}
    words: dict[str, str | int | None] = {
        key: value for key, value in said.items() if value is not None and value != getattr(habit, key)
    }
    if row.goal is not None and fold(row.goal) != fold(habit.goal or ""):
        words["goal_id"] = goal_id
    if words:
        habits.edit(session, habit=habit, words=words, today=today)
    archived = habit.state == "archived"
    turned = row.state is not None and (row.state == "archived") != archived
    if turned and row.state is not None:
        habits.set_state(session, habit=habit, state=row.state, today=today)
    return bool(words) or turned


def _free_name(name: str, taken: set[str]) -> str:
    """Return the name, cut to what fits, with a number where it is taken: "Vegan (2)"."""
    clean = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split()) or "Habit"
    free, number = clean[:_LONGEST_NAME].strip(), 1
    while fold(free) in taken:
        number += 1
        suffix = f" ({number})"
        free = clean[: _LONGEST_NAME - len(suffix)].strip() + suffix
    return free
