"""One readable line for what happened to a row, or to many of a kind.

A sentence is about what is done now: undoing an insert is told as the removal that it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from tracker.core.text import quoted
from tracker.output.plain import decimal_text

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import date

    from tracker.features.audit.service.names import Names

Row: TypeAlias = Mapping[str, object]

KEYS: Mapping[str, tuple[str, ...]] = {
    "users": ("id",),
    "user_settings": ("user_id",),
    "user_profiles": ("user_id",),
    "user_tags": ("user_id", "tag"),
    "journeys": ("id",),
    "journey_members": ("user_id", "journey_id"),
    "journey_invites": ("id",),
    "dimensions": ("journey_id", "slot"),
    "journey_weights": ("journey_id", "from_day"),
    "checkins": ("user_id", "journey_id", "day"),
    "habits": ("user_id", "id"),
    "habit_schedules": ("user_id", "habit_id", "from_day"),
    "habit_entries": ("user_id", "habit_id", "day"),
    "pauses": ("user_id", "id"),
    "habit_groups": ("user_id", "id"),
    "habit_group_members": ("user_id", "group_id", "habit_id"),
    "goals": ("user_id", "id"),
    "goal_updates": ("user_id", "goal_id", "day"),
    "focus_sessions": ("user_id", "id"),
    "quests": ("user_id", "id"),
}
"""Primary keys of the tables that are told about row by row."""

_COMPUTED = frozenset(
    {"updated_at", "last_seen_at", "half_points", "ordinal_shift", "created_at", "actual_minutes"}
)
_NOUNS = {
    "checkins": "check-ins",
    "habit_entries": "entries",
    "habit_schedules": "schedules",
    "goal_updates": "updates",
    "focus_sessions": "focus sessions",
    "journey_weights": "weights",
}
_QUEST_STATES = {"assigned": "not begun again", "in_progress": "under way"}
_DONE = {"insert": "added", "update": "changed", "delete": "taken back"}
_STATES = {"active": "active again", "archived": "archived", "deleted": "deleted"}


def sentence(table: str, old: Row | None, new: Row | None, names: Names) -> str:
    """Return the line for one row; at least one of ``old`` and ``new`` is given."""
    row = new or old or {}
    if table in _TELLERS:
        return _TELLERS[table](old, new, row, names)
    return f"{table.replace('_', ' ')}: 1 row {_done(old, new)}"


def bulk_sentence(
    table: str, operation: str, count: int, *, subject: str | None, first: date | None, last: date | None
) -> str:
    """Return the line for many rows: ``1,234 check-ins of "Fitness" 2020-01-01..2024-05-01 taken back``."""
    noun = _NOUNS.get(table, f"rows of {table}")
    owner = f" of {quoted(subject)}" if subject is not None else ""
    days = f" {first}" if first == last else f" {first}..{last}"
    return f"{count:,} {noun}{owner}{days if first else ''} {_DONE[operation]}"


def is_detail(table: str, operation: str, among: AbstractSet[tuple[str, str]]) -> bool:
    """Whether a change goes without saying beside the others of its step: a new journey has weights."""
    whole = ("journeys", operation) in among
    if table == "journey_members":
        return whole
    if table == "journey_invites":
        return bool(among & {("journey_members", "insert"), ("journey_members", "delete")})
    if table == "journey_weights":
        return whole or bool(among & {("dimensions", "insert"), ("dimensions", "delete")})
    if table == "habit_group_members":
        return ("habit_groups", operation) in among
    return table == "habit_schedules" and ("habits", operation) in among and operation != "update"


def _done(old: Row | None, new: Row | None) -> str:
    return "added" if old is None else "removed" if new is None else "changed"


def _differences(old: Row, new: Row) -> list[str]:
    return [key for key in new if key not in _COMPUTED and old.get(key) != new[key]]


def _checkin(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    head = f"{names.journey(row['journey_id'])} {row['day']}"
    if old is None or new is None:
        return f"{head}: check-in {'taken back' if new is None else 'added'}"
    before, after = _list(old["efforts"]), _list(new["efforts"])
    told = [
        f"{names.dimension(row['journey_id'], slot)} {_from_to(was, now)}"
        for slot, (was, now) in enumerate(_side_by_side(before, after), start=1)
        if was != now
    ]
    told += [_name(key) + " changed" for key in _differences(old, new) if key != "efforts"]
    return f"{head}: {', '.join(told) or 'check-in changed'}"


def _journey(old: Row | None, new: Row | None, row: Row, _names: Names) -> str:
    head = f"journey {quoted(str(row['title']))}"
    if old is None or new is None:
        return f"{head} {_done(old, new)}"
    told = []
    if old["title"] != new["title"]:
        told.append(f"renamed from {quoted(str(old['title']))}")
    if old["status"] != new["status"]:
        told.append(_STATES.get(str(new["status"]), str(new["status"])))
    if old["is_public"] != new["is_public"]:
        told.append("made public" if new["is_public"] else "made private")
    return _told(head, told, _differences(old, new), {"title", "status", "is_public"})


def _member(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    title = names.journey(row["journey_id"])
    if old is not None and new is not None and old["role"] != new["role"]:
        return f"{title}: role {_from_to(old['role'], new['role'])}"
    if row.get("removed_at") is not None:
        return f"{title}: a member taken off"
    if old is not None and old.get("removed_at") is not None:
        return f"{title}: a member back on"
    left = new is None or new.get("left_at") is not None
    return f"{title}: {'left' if left else 'joined'}"


def _invite(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    head = f"{names.journey(row['journey_id'])}: invitation of {row['email']}"
    if old is None or new is None or old["status"] == new["status"]:
        return f"{head} {_done(old, new)}"
    return f"{head} {'open again' if new['status'] == 'pending' else new['status']}"


def _dimension(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    head = f"{names.journey(row['journey_id'])}: dimension {quoted(str(row['name']))}"
    if old is None or new is None:
        return f"{head} {_done(old, new)}"
    told = []
    if old["name"] != new["name"]:
        told.append(f"renamed from {quoted(str(old['name']))}")
    if old["removed_at"] != new["removed_at"]:
        told.append("removed" if new["removed_at"] else "asked again")
    if old["position"] != new["position"]:
        told.append(f"moved to place {new['position']}")
    return _told(head, told, _differences(old, new), {"name", "removed_at", "position"})


def _weights(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    head = f"{names.journey(row['journey_id'])}: weights from {row['from_day']}"
    if old is None or new is None:
        return f"{head} {'taken back' if new is None else 'set'}"
    told = [
        f"{names.dimension(row['journey_id'], slot)} {_from_to(was or 'none', now or 'none')}"
        for slot, (was, now) in enumerate(
            _side_by_side(_list(old["weights"]), _list(new["weights"])), start=1
        )
        if was != now
    ]
    told += [
        f"{names.dimension(row['journey_id'], slot)} {'required' if now else 'optional'}"
        for slot, (was, now) in enumerate(
            _side_by_side(_list(old["required"]), _list(new["required"])), start=1
        )
        if was is not None and now is not None and was != now
    ]
    return f"{head}: {', '.join(told) or 'changed'}"


def _habit(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    head = f"habit {quoted(str(row['name']))}"
    if old is None or new is None:
        return f"{head} {_done(old, new)}"
    told = []
    if old["name"] != new["name"]:
        told.append(f"renamed from {quoted(str(old['name']))}")
    if old["state"] != new["state"]:
        told.append(_STATES.get(str(new["state"]), str(new["state"])))
    if old.get("goal_id") != new.get("goal_id"):
        told.append(f"for {names.goal(new['goal_id'])}" if new.get("goal_id") else "for no goal")
    return _told(head, told, _differences(old, new), {"name", "state", "goal_id"})


def _schedule(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    return f"{names.habit(row['habit_id'])}: schedule from {row['from_day']} {_done(old, new)}"


def _entry(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    head = f"{names.habit(row['habit_id'])} {row['day']}"
    if old is None or new is None:
        return f"{head}: {_entered(row)} {'taken back' if new is None else 'added'}"
    told = []
    if old["answer"] != new["answer"]:
        told.append(f"answer {_from_to(old['answer'], new['answer'])}")
    if old["amount"] != new["amount"]:
        told.append(f"amount {_from_to(old['amount'], new['amount'])}")
    told += [_name(key) + " changed" for key in _differences(old, new) if key not in {"answer", "amount"}]
    return f"{head}: {', '.join(told) or 'entry changed'}"


def _entered(row: Row) -> str:
    """Return what an entry says: a skip, a no, or the amount; plain habits are done by 1."""
    if row["answer"] != "amount":
        return {"skip": "skip", "no": '"no"'}.get(str(row["answer"]), "entry")
    return "entry" if row["amount"] == 1 else f"entry of {_value(row['amount'])}"


def _pause(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    subject = names.subject(row["journey_id"], row["habit_id"])
    until = f"..{row['until_day']}" if row["until_day"] else " on"
    what = f"{subject}: pause" if subject is not None else "vacation"
    return f"{what} from {row['from_day']}{until} {_done(old, new)}"


def _focus(old: Row | None, new: Row | None, row: Row, _names: Names) -> str:
    head = f"focus of {row['planned_minutes']} min on {row['day']}"
    if old is None or new is None:
        return f"{head} {_done(old, new)}"
    told = []
    if old["status"] != new["status"]:
        told.append({"active": "running again"}.get(str(new["status"]), str(new["status"])))
    times = {"status", "paused_at", "paused_seconds", "completed_at"}
    return _told(head, told, _differences(old, new), times)


def _group(old: Row | None, new: Row | None, row: Row, _names: Names) -> str:
    head = f"group {quoted(str(row['name']))}"
    if old is None or new is None:
        return f"{head} {_done(old, new)}"
    told = [f"renamed from {quoted(str(old['name']))}"] if old["name"] != new["name"] else []
    return _told(head, told, _differences(old, new), {"name"})


def _group_member(_old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    return f"{names.habit(row['habit_id'])}: {'taken out of' if new is None else 'put into'} a group"


def _goal(old: Row | None, new: Row | None, row: Row, _names: Names) -> str:
    head = f"goal {quoted(str(row['title']))}"
    if old is None or new is None:
        return f"{head} {_done(old, new)}"
    told = []
    if old["title"] != new["title"]:
        told.append(f"renamed from {quoted(str(old['title']))}")
    if old["status"] != new["status"]:
        told.append(_STATES.get(str(new["status"]), str(new["status"])))
    if old["deleted"] != new["deleted"]:
        told.append("deleted" if new["deleted"] else "back")
    return _told(head, told, _differences(old, new), {"title", "status", "completed_on", "deleted"})


def _goal_update(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    head = f"{names.goal(row['goal_id'])} {row['day']}"
    if old is None or new is None:
        return f"{head}: {_said(row)} {'taken back' if new is None else 'added'}"
    told = [
        f"{what} {_from_to(old[key], new[key])}"
        for key, what in (("reading", "value"), ("added", "addition"))
        if old[key] != new[key]
    ]
    told += [_name(key) + " changed" for key in _differences(old, new) if key not in {"reading", "added"}]
    return f"{head}: {', '.join(told) or 'update changed'}"


def _quest(old: Row | None, new: Row | None, row: Row, _names: Names) -> str:
    head = f"quest {quoted(str(row['title']))}"
    if old is None or new is None:
        return f"{head} {_done(old, new)}"
    told = []
    if old["status"] != new["status"]:
        told.append(_QUEST_STATES.get(str(new["status"]), str(new["status"])))
    return _told(head, told, _differences(old, new), {"status", "started_at", "completed_at", "ended_on"})


def _said(row: Row) -> str:
    """Return what an update says: the value, or what was added to it."""
    return (
        f"update of {_value(row['added'])}" if row["reading"] is None else f"value {_value(row['reading'])}"
    )


def _account(old: Row | None, new: Row | None, row: Row, names: Names) -> str:
    changed = [] if old is None or new is None else _differences(old, new)
    if changed in ([], ["timezone"]):
        return _settings(old, new, row, names)
    return _told("account:", [], changed, set())


def _profile(old: Row | None, new: Row | None, _row: Row, _names: Names) -> str:
    if old is None or new is None:
        return f"profile {_done(old, new)}"
    return _told("profile:", [], _differences(old, new), set())


def _tag(_old: Row | None, new: Row | None, row: Row, _names: Names) -> str:
    return f"interest {quoted(str(row['tag']))} {'removed' if new is None else 'added'}"


def _settings(old: Row | None, new: Row | None, _row: Row, _names: Names) -> str:
    if old is None or new is None:
        return f"settings {_done(old, new)}"
    told = []
    for key in _differences(old, new):
        was, now = old[key], new[key]
        if isinstance(was, dict) and isinstance(now, dict):
            inner = sorted(name for name in {*was, *now} if was.get(name) != now.get(name))
            told += [f"x.{name} {_from_to(was.get(name), now.get(name))}" for name in inner]
        else:
            told.append(f"{key} {_from_to(was, now)}")
    return f"settings: {', '.join(told)}"


def _told(head: str, told: list[str], changed: list[str], said: AbstractSet[str]) -> str:
    rest = [_name(key) for key in changed if key not in said]
    told = told + ([f"{', '.join(rest)} changed"] if rest else [])
    return f"{head} {', '.join(told) or 'changed'}"


def _name(key: str) -> str:
    return key.replace("_", " ")


def _from_to(was: object, now: object) -> str:
    return f"from {_value(was)} to {_value(now)}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, Decimal):
        return decimal_text(value)
    return "none" if value is None else str(value)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _side_by_side(old: list[object], new: list[object]) -> list[tuple[object, object]]:
    length = max(len(old), len(new))
    return list(zip(old + [None] * (length - len(old)), new + [None] * (length - len(new)), strict=True))


_TELLERS: Mapping[str, Callable[[Row | None, Row | None, Row, Names], str]] = {
    "checkins": _checkin,
    "journeys": _journey,
    "journey_members": _member,
    "journey_invites": _invite,
    "dimensions": _dimension,
    "journey_weights": _weights,
    "habits": _habit,
    "habit_schedules": _schedule,
    "habit_entries": _entry,
    "pauses": _pause,
    "habit_groups": _group,
    "habit_group_members": _group_member,
    "goals": _goal,
    "goal_updates": _goal_update,
    "focus_sessions": _focus,
    "quests": _quest,
    "users": _account,
    "user_settings": _settings,
    "user_profiles": _profile,
    "user_tags": _tag,
}
