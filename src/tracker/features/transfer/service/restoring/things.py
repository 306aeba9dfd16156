"""What facts belong to: journeys, habits, their groups and pauses, and goals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from tracker.features.transfer import layout
from tracker.features.transfer.exact_json import exact_json
from tracker.features.transfer.readers.ndjson_rows import text_of
from tracker.features.transfer.service.restoring import sql
from tracker.features.transfer.service.restoring.state import SUBJECTS, canonical, items, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.features.transfer.readers.ndjson_rows import JsonObject
    from tracker.features.transfer.service.restoring.state import Done, Restoring

_NO_BUDGET = {"skips": None, "skips_per": None}
_ASKED = ("dimensions", "weights")


def journey(restoring: Restoring, place: int, record: JsonObject) -> Done | None:
    """Bring in a journey; one that asks something else here is left as it is."""
    merged = restoring.merged(layout.JOURNEY, record)
    if merged.present is None:
        new_id: int = restoring.put(merged, sql.MAKE_JOURNEY, sql.UPDATE["journey"]).scalar_one()
        restoring.ids["journey"][merged.public_id] = new_id
        if record.get("status") not in (None, "active"):
            restoring.statuses[new_id] = (place, text_of(record.get("status")))
        return "added"
    if not merged.changed:
        return "unchanged"
    if any(map(merged.differs, _ASKED)):
        restoring.reject(place, "dimensions", name_of(record), "asks something else here; change it by hand")
        return None
    journey_id = restoring.ids["journey"][merged.public_id]
    restoring.session.execute(select(func.require_role(journey_id, "owner")))
    restoring.session.execute(sql.UPDATE["journey"], {"record": exact_json(merged.record)})
    return "updated"


def goal(restoring: Restoring, _: int, record: JsonObject) -> Done:
    """Bring in a goal; what is said of a day that the file does not know stays."""
    merged = restoring.merged(layout.GOAL, record)
    updates = _by_day([*items(merged.present or {}, "updates"), *items(record, "updates")])
    merged = replace(merged, record=merged.record | {"updates": updates})
    if not merged.changed:
        return "unchanged"
    goal_id: int = restoring.put(merged, sql.MAKE_GOAL, sql.UPDATE["goal"]).scalar_one()
    restoring.session.execute(sql.PUT_UPDATES, {"goal_id": goal_id, "record": exact_json(merged.record)})
    return merged.done


def habit(restoring: Restoring, place: int, record: JsonObject) -> Done | None:
    """Bring in a habit with its schedules; exports of before there were budgets say nothing of those."""
    if isinstance(schedules := record.get("schedules"), list):
        budgeted = [_NO_BUDGET | each if isinstance(each, dict) else each for each in schedules]
        record = record | {"schedules": budgeted}
    merged = restoring.merged(layout.HABIT, record)
    goal_id = text_of(merged.record.get("goal"))
    if goal_id and not restoring.knows(layout.GOAL, goal_id):
        restoring.reject(place, "goal", goal_id, "is no goal of yours")
        return None
    if not merged.changed:
        return "unchanged"
    habit_id: int = restoring.put(merged, sql.MAKE_HABIT, sql.UPDATE["habit"]).scalar_one()
    if merged.present is None or merged.differs("schedules"):
        restoring.session.execute(sql.CLEAR_SCHEDULES, {"habit_id": habit_id})
        parameters = {"habit_id": habit_id, "record": exact_json(merged.record)}
        restoring.session.execute(sql.MAKE_SCHEDULES, parameters)
    if goal_id != text_of((merged.present or {}).get("goal")):
        restoring.session.execute(sql.SERVE_GOAL, {"habit_id": habit_id, "goal": goal_id or None})
    restoring.ids["habit"][merged.public_id] = habit_id
    return merged.done


def group(restoring: Restoring, place: int, record: JsonObject) -> Done | None:
    """Bring in a group of habits and who is in it."""
    merged = restoring.merged(layout.GROUP, record)
    habits = merged.record.get("habits", [])
    if not isinstance(habits, list) or any(text_of(one) not in restoring.ids["habit"] for one in habits):
        restoring.reject(place, "habits", text_of(habits), "is no list of habits of yours")
        return None
    if not merged.changed:
        return "unchanged"
    group_id: int = restoring.put(merged, sql.MAKE_GROUP, sql.UPDATE["group"]).scalar_one()
    restoring.session.execute(sql.CLEAR_GROUP, {"group_id": group_id})
    restoring.session.execute(sql.FILL_GROUP, {"group_id": group_id, "record": exact_json(merged.record)})
    return merged.done


def pause(restoring: Restoring, place: int, record: JsonObject) -> Done | None:
    """Bring in a pause; equal ones are told apart by their number alone."""
    for kind in SUBJECTS:
        if record.get(kind.name) and text_of(record[kind.name]) not in restoring.ids[kind.name]:
            restoring.reject(place, kind.name, record[kind.name], f"is no {kind.name} of yours")
            return None
    key = canonical(record)
    if restoring.pauses[key]:
        restoring.pauses[key] -= 1
        return "unchanged"
    subjects = {
        f"{kind.name}_id": restoring.ids[kind.name].get(text_of(record.get(kind.name))) for kind in SUBJECTS
    }
    restoring.session.execute(sql.MAKE_PAUSE, {"record": key, **subjects})
    return "added"


def _by_day(updates: Iterable[object]) -> list[object]:
    """Return the last of each day, in their order; what is no object stays for the database to refuse."""
    days = {text_of(each.get("day")) if isinstance(each, dict) else text_of(each): each for each in updates}
    return [days[day] for day in sorted(days)]
