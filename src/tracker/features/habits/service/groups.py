"""Groups of habits: which belong together, what it takes to meet a day, and the streak of that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, insert, select, text, update

from tracker.core.errors import ConflictError, UsageError
from tracker.core.text import fold, pick, quoted
from tracker.features.habits.models import HabitGroup, HabitGroupMember
from tracker.features.habits.service.amounts import parse_amount
from tracker.features.habits.service.habits import choose, list_habits
from tracker.features.streaks.rules import describe_group
from tracker.features.streaks.service import all_streaks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from sqlalchemy.orm import Session

    from tracker.features.habits.service.habits import HabitView
    from tracker.features.streaks.service import Streak

GroupKind = Literal["all", "any", "sum"]

_RULE = re.compile(r"(?P<kind>all|any|sum)(?::(?P<target>.+))?")


@dataclass(frozen=True, slots=True)
class GroupRule:
    """What meets a group's day: all or any of its habits, or amounts that sum up to ``target``."""

    kind: GroupKind
    target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group on a day, with the names of its habits that are not deleted."""

    id: int
    public_id: UUID
    name: str
    rule: GroupRule
    habits: tuple[str, ...]
    streak: Streak

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "id": self.id,
            "public_id": self.public_id,
            "name": self.name,
            "rule": self.rule.kind,
            "target": self.rule.target,
            "asks": describe_group(self.rule.kind, self.rule.target),
            "habits": list(self.habits),
            "streak": self.streak.as_part(),
            "strength": self.streak.strength,
        }


def parse_group_rule(words: str) -> GroupRule:
    """Read ``all``, ``any``, ``sum`` (of at least 1) or ``sum:30``; anything else is a ``UsageError``."""
    match = _RULE.fullmatch(fold(words))
    if match is None or (match["target"] and match["kind"] != "sum"):
        raise UsageError(f"{quoted(words)} is not a group's rule.", "Write all, any, sum or sum:30.")
    if match["kind"] == "sum":
        return GroupRule("sum", parse_amount(match["target"] or "1", unit=None))
    return GroupRule("all" if match["kind"] == "all" else "any")


def create_group(
    session: Session, *, name: str, rule: GroupRule, habits: Sequence[HabitView], today: date
) -> GroupView:
    """Make a group of some habits."""
    statement = insert(HabitGroup).values(name=name, rule=rule.kind, target=rule.target)
    group_id = session.scalars(statement.returning(HabitGroup.id)).one()
    _put_in(session, group_id, habits)
    return _of_id(session, group_id, today)


def list_groups(session: Session, *, today: date) -> list[GroupView]:
    """Return the person's groups by name, with their streaks."""
    rows = session.execute(_GROUPS).mappings().all()
    streaks = all_streaks(session, today=today, groups=True) if rows else {}
    return [
        GroupView(
            id=row["id"],
            public_id=row["public_id"],
            name=row["name"],
            rule=GroupRule(row["rule"], row["target"]),
            habits=tuple(row["habits"]),
            streak=streaks["group", row["id"]],
        )
        for row in rows
    ]


def find_group(session: Session, *, query: str, today: date) -> GroupView:
    """Return the group that a name, part of a name or id means."""
    return pick(
        query,
        list_groups(session, today=today),
        name=lambda group: group.name,
        kind="group",
        ids=lambda group: (str(group.id), str(group.public_id)),
    )


def find_habits(session: Session, *, queries: Sequence[str], today: date) -> list[HabitView]:
    """Return the habits in use that names mean, each once."""
    mine = list_habits(session, today=today, streaks={})
    found = {habit.id: habit for habit in (choose(query, mine) for query in queries)}
    return list(found.values())


def edit_group(
    session: Session,
    *,
    group: GroupView,
    name: str | None,
    rule: GroupRule | None,
    put_in: Sequence[HabitView],
    take_out: Sequence[HabitView],
    today: date,
) -> GroupView:
    """Change a group's name, rule or habits; ``UsageError`` when nothing would change.

    ``ConflictError`` for a habit that is to go in and is there, or to go out and is not.
    """
    session.execute(select(func.lock_me()))
    if name is None and rule is None and not put_in and not take_out:
        raise UsageError(
            f"Nothing to change on {quoted(group.name)}.", "Name what: --name, --rule, --add or --remove."
        )
    values: dict[str, object] = {"name": name} if name is not None else {}
    values |= {"rule": rule.kind, "target": rule.target} if rule is not None else {}
    if values:
        session.execute(
            update(HabitGroup)
            .where(HabitGroup.user_id == func.me(), HabitGroup.id == group.id)
            .values(values)
        )
    for habit in take_out:
        if habit.name not in group.habits:
            raise ConflictError(
                f"{quoted(habit.name)} is not in {quoted(group.name)}.",
                "`tracker habit group show` lists its habits.",
            )
    if take_out:
        session.execute(select(func.remove_group_members(group.id, [habit.id for habit in take_out])))
    _put_in(session, group.id, put_in)
    return _of_id(session, group.id, today)


def remove_group(session: Session, *, group: GroupView) -> None:
    """Delete a group; its habits stay."""
    session.execute(select(func.remove_habit_group(group.id)))


def groups_of_habits(session: Session) -> list[tuple[str, int]]:
    """Return name of group and id of habit for every membership, by name of group."""
    rows = session.execute(_MEMBERSHIPS)
    return [(name, habit_id) for name, habit_id in rows]


def _put_in(session: Session, group_id: int, habits: Sequence[HabitView]) -> None:
    if habits:
        session.execute(
            insert(HabitGroupMember), [{"group_id": group_id, "habit_id": habit.id} for habit in habits]
        )


def _of_id(session: Session, group_id: int, today: date) -> GroupView:
    return next(group for group in list_groups(session, today=today) if group.id == group_id)


_GROUPS = text("""
    SELECT g.id, g.public_id, g.name, g.rule, g.target,
           ARRAY(SELECT h.name FROM habit_group_members AS m
                 JOIN habits AS h ON h.user_id = m.user_id AND h.id = m.habit_id AND h.state <> 'deleted'
                 WHERE m.user_id = g.user_id AND m.group_id = g.id
                 ORDER BY h.position, lower(h.name), h.id) AS habits
    FROM habit_groups AS g
    WHERE g.user_id = (SELECT me())
    ORDER BY lower(g.name), g.id
""")
_MEMBERSHIPS = text("""
    SELECT g.name, m.habit_id
    FROM habit_groups AS g
    JOIN habit_group_members AS m ON m.user_id = g.user_id AND m.group_id = g.id
    WHERE g.user_id = (SELECT me())
    ORDER BY lower(g.name), g.id
""")
