"""What is a person's own: profile, settings and garden, focus sessions, quests, rewards and vouchers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.features.transfer import layout
from tracker.features.transfer.exact_json import exact_json
from tracker.features.transfer.readers.ndjson_rows import text_of
from tracker.features.transfer.service.restoring import sql
from tracker.features.transfer.service.restoring.state import items

if TYPE_CHECKING:
    from sqlalchemy import TextClause

    from tracker.features.transfer.readers.ndjson_rows import JsonObject
    from tracker.features.transfer.service.restoring.state import Done, Merged, Restoring

_NEW_GARDEN: JsonObject = {"name": "My garden", "theme": "meadow"}
_WORDS_OF_FOCUS = frozenset({"goal", "habit", "note"})
_ABOUT = ("social_goals", "comfort_levels", "social_contexts", "journaling_frequency")
_SERVED = (layout.HABIT, layout.GOAL)


def settings(restoring: Restoring, _: int, record: JsonObject) -> Done:
    """Bring in the settings that the file has; others stay."""
    merged = restoring.merged(layout.SETTINGS, record)
    if not merged.changed:
        return "unchanged"
    restoring.session.execute(sql.UPDATE["settings"], {"record": exact_json(merged.record)})
    return "updated"


def profile(restoring: Restoring, _: int, record: JsonObject) -> Done:
    """Bring in what the file says of the person. What it does not know stays, interests come together."""
    (present,) = restoring.present["profile"].values()
    known = {key: value for key, value in record.items() if value not in (None, "", [], {})}
    if not known.get("consent_given"):
        known = {key: value for key, value in known.items() if not key.startswith("consent_")}
    interests = {text_of(one) for told in (present, known) for one in items(told, "interests")}
    merged = restoring.merged(layout.PROFILE, known | {"interests": sorted(interests)})
    if not merged.changed:
        return "unchanged"
    parameters = {"record": exact_json(merged.record)}
    restoring.session.execute(sql.UPDATE["profile"], parameters)
    if any(map(merged.differs, _ABOUT)):
        restoring.session.execute(sql.MAKE_ABOUT)
        restoring.session.execute(sql.UPDATE_ABOUT, parameters)
    restoring.session.execute(sql.MAKE_INTERESTS, parameters)
    return "updated"


def garden(restoring: Restoring, _: int, record: JsonObject) -> Done:
    """Bring in the garden; what the file does not say of a new one is as usual."""
    usual = {} if restoring.present["garden"] else _NEW_GARDEN
    merged = restoring.merged(layout.GARDEN, usual | record)
    return _kept(restoring, merged, sql.MAKE_GARDEN, sql.UPDATE["garden"])


def focus(restoring: Restoring, place: int, record: JsonObject) -> Done | None:
    """Bring in a session; of one that is there already, only what it was for can still change."""
    merged = restoring.merged(layout.FOCUS, record)
    if not _knows_subjects(restoring, place, merged.record):
        return None
    changed = set(filter(merged.differs, merged.record))
    if merged.present is not None and changed and not changed <= _WORDS_OF_FOCUS:
        restoring.reject(place, "status", text_of(record.get("status")), "went on otherwise here")
        return None
    subjects = {kind.name: text_of(merged.record.get(kind.name)) or None for kind in _SERVED}
    return _kept(restoring, merged, sql.MAKE_FOCUS, sql.UPDATE["focus"], **subjects)


def quest(restoring: Restoring, place: int, record: JsonObject) -> Done | None:
    """Bring in a quest; of one that is there, what was said of it. What became of it the facts tell."""
    if not _knows_subjects(restoring, place, record):
        return None
    merged = restoring.merged(layout.QUEST, record)
    return _kept(restoring, merged, sql.MAKE_QUEST, sql.ANSWER_QUEST)


def own_reward(restoring: Restoring, _: int, record: JsonObject) -> Done:
    """Bring in a reward of the person's own."""
    merged = restoring.merged(layout.OWN_REWARD, record)
    return _kept(restoring, merged, sql.MAKE_OWN_REWARD, sql.UPDATE["own_reward"])


def voucher(restoring: Restoring, _: int, record: JsonObject) -> Done:
    """Bring in a voucher that is not there; one that is may have been used since, and stays."""
    added = restoring.session.scalar(sql.MAKE_VOUCHER, {"record": exact_json(record)})
    return "added" if added else "unchanged"


def _kept(restoring: Restoring, merged: Merged, make: TextClause, change: TextClause, **more: object) -> Done:
    """Write a thing that has no parts of its own, if there is anything to write."""
    if not merged.changed:
        return "unchanged"
    restoring.put(merged, make, change, **more)
    return merged.done


def _knows_subjects(restoring: Restoring, place: int, record: JsonObject) -> bool:
    """Whether the person has the habit and the goal that a record names."""
    for kind in _SERVED:
        if record.get(kind.name) and not restoring.knows(kind, record[kind.name]):
            restoring.reject(place, kind.name, text_of(record[kind.name]), f"is no {kind.name} of yours")
            return False
    return True
