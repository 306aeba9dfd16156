"""Groups of habits: what the database computes from multiranges, compared with looking at each day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.database import Database
from tests.properties.model import DAY, MARGIN, Entry, Habit, Judged, Rest, Schedule, Standing, judge
from tests.properties.strategies import ENTRIES, ERAS, after, examples, schedules
from tests.properties.world import (
    PUT_ENTRY,
    PUT_PAUSE,
    PUT_SCHEDULE,
    World,
    clipped,
    schedule_row,
    state_of,
)

GroupRule = Literal["all", "any", "sum"]
RULES: tuple[GroupRule, ...] = ("all", "any", "sum")
SPAN = 24
MEMBERS = st.lists(
    st.tuples(schedules(), st.integers(0, SPAN), st.dictionaries(st.integers(0, SPAN), ENTRIES, max_size=15)),
    min_size=1,
    max_size=3,
)


@dataclass
class Member:
    """A habit with the day from which it counts."""

    start: date
    habit: Habit = field(default_factory=Habit)


@dataclass(frozen=True)
class Answers:
    """How many members ask something of a day, and what became of it."""

    asked: int
    met: int
    excused: int
    pending: int

    @property
    def missed(self) -> int:
        """Whose period is over, neither met nor excused."""
        return self.asked - self.met - self.excused - self.pending


def answers(judged: list[tuple[Member, list[Judged]]], day: date, today: date) -> Answers:
    """Look at the periods that hold a day."""
    found = [
        verdict
        for member, verdicts in judged
        for verdict in verdicts
        if verdict.period.first <= day <= verdict.period.last and (day >= member.start or verdict.met)
    ]
    return Answers(
        asked=len(found),
        met=sum(verdict.met for verdict in found),
        excused=sum(verdict.excused for verdict in found),
        pending=sum(
            not verdict.met and not verdict.excused and verdict.period.last >= today for verdict in found
        ),
    )


def is_met(rule: GroupRule, said: Answers, total: Decimal, target: Decimal) -> bool:
    """Judge a day of a group."""
    if rule == "sum":
        return total >= target
    return said.met > 0 and (rule == "any" or said.missed + said.pending == 0)


def holds(rule: GroupRule, said: Answers, *, over: bool) -> bool:
    """Whether a day that is not met bridges; one that is over also while it waits for somebody."""
    waits = over and said.pending > 0
    if rule == "all":
        return said.missed == 0 and (waits or said.pending == 0)
    if rule == "any":
        return waits or said.excused > 0 or said.asked == 0
    return said.asked == said.excused


def standing_of(
    rule: GroupRule, target: Decimal, members: list[Member], rests: list[Rest], today: date
) -> Standing:
    """Count a group's days one by one."""
    entered = [day for member in members for day in member.habit.entries]
    run = best = 0
    begun, bridged, done = False, False, False
    day = min(entered, default=today + DAY)
    judged = [(member, judge(member.habit, rests, day - MARGIN, today + MARGIN)) for member in members]
    while day <= today:
        said = answers(judged, day, today)
        amounts = [
            entry.amount
            for member in members
            if (entry := member.habit.entries.get(day)) and entry.answer == "amount"
        ]
        done = is_met(rule, said, sum(amounts, Decimal(0)), target)
        bridged = not done and holds(rule, said, over=day < today)
        run = run + 1 if done else run if bridged or day == today else 0
        best, begun = max(best, run), begun or done
        day += DAY
    if any(rest.covers(today) for rest in rests):
        return Standing(run, best, "paused")
    if not begun:
        return Standing(run, best, "unstarted")
    return Standing(run, best, "broken" if run == 0 else "active" if done or bridged else "open")


@given(
    era=st.sampled_from(ERAS[:4]),
    drawn=MEMBERS,
    rule=st.sampled_from(RULES),
    target=st.sampled_from([Decimal(1), Decimal(3)]),
    rest=st.none() | st.tuples(st.integers(0, SPAN), st.integers(0, 6)),
)
@examples(20)
def test_a_group_is_what_looking_at_each_day_gives(
    person: Database,
    era: date,
    drawn: list[tuple[Schedule, int, dict[int, Entry]]],
    rule: GroupRule,
    target: Decimal,
    rest: tuple[int, int] | None,
) -> None:
    world = World(person, era)
    rests = [] if rest is None else [Rest(after(era, -rest[0]), after(era, rest[1] - rest[0]))]
    for one in rests:
        world.do(PUT_PAUSE, None, None, one.first, one.last)
    members, ids = [], []
    for number, (schedule, start, entries) in enumerate(drawn):
        member = Member(clipped(after(era, -start)))
        ids.append(world.add_habit(f"Habit {number}"))
        world.do("UPDATE habits SET started_on = %s WHERE id = %s", member.start, ids[-1])
        world.do(PUT_SCHEDULE, ids[-1], member.start, *schedule_row(schedule))
        member.habit.schedules[member.start] = schedule
        for offset, entry in entries.items():
            member.habit.entries[after(era, -offset)] = entry
            world.do(PUT_ENTRY, ids[-1], after(era, -offset), entry.answer, entry.amount)
        members.append(member)
    world.do(
        "INSERT INTO habit_groups (name, rule, target) VALUES ('Both', %s, %s)",
        rule,
        target if rule == "sum" else None,
    )
    for habit_id in ids:
        world.do(
            "INSERT INTO habit_group_members (group_id, habit_id) SELECT max(id), %s FROM habit_groups",
            habit_id,
        )
    ((now, best, state),) = world.ask("SELECT current, longest, state FROM group_board(%s)", era)
    world.close()
    assert Standing(now, best, state_of(state)) == standing_of(rule, target, members, rests, era)
