"""Reading tracker's own export back: what has the same public id is the same thing, whatever became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from tracker.core.errors import TrackerError
from tracker.db.errors import refusal_of
from tracker.features.transfer import layout
from tracker.features.transfer.exact_json import exact_json, read_exactly
from tracker.features.transfer.readers.cells import (
    DAY_REASON,
    TEXT_REASON,
    UnfitError,
    identifier,
    iso_day,
    storable,
)
from tracker.features.transfer.readers.ndjson_rows import JsonObject, text_of
from tracker.features.transfer.readers.tracker_export import read_export
from tracker.features.transfer.records import CheckinRow, EntryRow, Tally
from tracker.features.transfer.service import restore_sql
from tracker.features.transfer.service.export import records
from tracker.features.transfer.service.staging import put_in_checkins, put_in_entries
from tracker.output.plain import json_text, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.transfer.layout import Kind
    from tracker.features.transfer.readers.tracker_export import Record
    from tracker.features.transfer.rejections import Rejections
    from tracker.features.transfer.sources import Source

_NO_BUDGET = {"skips": None, "skips_per": None}
_ENTITIES = (layout.JOURNEY, layout.HABIT)
_KEPT = (
    layout.GOAL, layout.GROUP, layout.FOCUS, layout.QUEST, layout.PROFILE, layout.SETTINGS, layout.GARDEN
)  # fmt: skip
_NEW_GARDEN: JsonObject = {"name": "My garden", "theme": "meadow"}
_WORDS_OF_FOCUS = frozenset({"goal", "habit", "note"})
_ABOUT = ("social_goals", "comfort_levels", "social_contexts", "journaling_frequency")


def restore(session: Session, source: Source, rejections: Rejections, *, today: date) -> Tally:  # noqa: ARG001
    """Bring an export back. What is there already is brought to what the file says of it."""
    session.execute(select(func.lock_me()))
    restoring = _Restoring(session, rejections)
    for kind, group in groupby(read_export(source, rejections), key=lambda record: record[1]):
        restoring.take(kind, group)
    restoring.finish()
    return restoring.tally


@dataclass
class _Restoring:
    """A restoration under way: what is there, and the ids by public id."""

    session: Session
    rejections: Rejections
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.present = {kind.name: self._present(kind) for kind in (*_ENTITIES, *_KEPT)}
        self.pauses = Counter(_canonical(read_exactly(text)) for text in records(self.session, layout.PAUSE))
        self.ids = {kind.name: self._ids(kind) for kind in _ENTITIES}
        self.statuses: dict[int, tuple[int, str]] = {}

    def take(self, kind: Kind, group: Iterable[Record]) -> None:
        """Bring in consecutive records of one kind."""
        if kind is layout.CHECKIN:
            self.tally.add(
                put_in_checkins(self.session, self._checkins(group), self.rejections, restore=True)
            )
        elif kind is layout.ENTRY:
            self.tally.add(put_in_entries(self.session, self._entries(group), self.rejections))
        else:
            for place, _, record in group:
                self.tally.read += 1
                self._guarded(place, kind, record)

    def finish(self) -> None:
        """Give new journeys their status; undo and redo expect check-ins to go into active ones."""
        for journey_id, (place, status) in self.statuses.items():
            try:
                with self.session.begin_nested():
                    self.session.execute(restore_sql.SET_STATUS, {"id": journey_id, "status": status})
            except DBAPIError:
                self.rejections.add(place, "status", status, "is not active, archived or deleted")

    def _guarded(self, place: int, kind: Kind, record: JsonObject) -> None:
        """Bring in one record; what the database refuses is rejected and leaves nothing behind."""
        if not storable(_canonical(record)):
            self.rejections.add(place, kind.name, "", TEXT_REASON)
            return
        try:
            with self.session.begin_nested():
                done = _HANDLERS[kind.name](self, place, record)
        except DBAPIError as error:
            refusal = refusal_of(error)
            reason = refusal.message if isinstance(refusal, TrackerError) else "has a value that does not fit"
            self.rejections.add(
                place, kind.name, _name(record), reason[:1].lower() + reason[1:].removesuffix(".")
            )
            return
        if done is not None:
            setattr(self.tally, done, getattr(self.tally, done) + 1)

    def _single(self, kind: Kind, record: JsonObject) -> str:
        """Update the one row that there is; keys that the file lacks stay."""
        (present,) = self.present[kind.name].values()
        merged = present | record
        if _canonical(merged) == _canonical(present):
            return "unchanged"
        self.session.execute(restore_sql.UPDATE[kind.name], {"record": exact_json(merged)})
        return "updated"

    def _profile(self, record: JsonObject) -> str:
        """Bring in what the file says of the person. What it does not know stays, interests come together."""
        (present,) = self.present[layout.PROFILE.name].values()
        known = {key: value for key, value in record.items() if value not in (None, "", [], {})}
        if not known.get("consent_given"):
            known = {key: value for key, value in known.items() if not key.startswith("consent_")}
        interests = {*map(text_of, _interests(present)), *map(text_of, _interests(known))}
        merged = present | known | {"interests": sorted(interests)}
        if _canonical(merged) == _canonical(present):
            return "unchanged"
        parameters = {"record": exact_json(merged)}
        self.session.execute(restore_sql.UPDATE[layout.PROFILE.name], parameters)
        if any(_canonical(merged[key]) != _canonical(present[key]) for key in _ABOUT):
            self.session.execute(restore_sql.MAKE_ABOUT)
            self.session.execute(restore_sql.UPDATE_ABOUT, parameters)
        self.session.execute(restore_sql.MAKE_INTERESTS, parameters)
        return "updated"

    def _journey(self, place: int, record: JsonObject) -> str | None:
        public_id = identifier(text_of(record.get("public_id"))) or ""
        present = self.present["journey"].get(public_id)
        if present is None:
            new_id: int = self.session.scalars(restore_sql.MAKE_JOURNEY, {"record": exact_json(record)}).one()
            self.ids["journey"][public_id] = new_id
            self.present["journey"][public_id] = record
            if record.get("status") not in (None, "active"):
                self.statuses[new_id] = (place, text_of(record.get("status")))
            return "added"
        if _canonical(present) == _canonical(present | record):
            return "unchanged"
        asked = ("dimensions", "weights")
        if any(
            _canonical(present.get(key)) != _canonical(record.get(key, present.get(key))) for key in asked
        ):
            self.rejections.add(
                place, "dimensions", _name(record), "asks something else here; change it by hand"
            )
            return None
        self.session.execute(select(func.require_role(self.ids["journey"][public_id], "owner")))
        self.session.execute(restore_sql.UPDATE["journey"], {"record": exact_json(present | record)})
        return "updated"

    def _goal(self, _: int, record: JsonObject) -> str:
        """Bring in a goal; what is said of a day that the file does not know stays."""
        public_id = identifier(text_of(record.get("public_id"))) or ""
        present = self.present["goal"].get(public_id)
        merged = (present or {}) | record
        merged["updates"] = _by_day([*_list(present or {}, "updates"), *_list(record, "updates")])
        if present is not None and _canonical(present) == _canonical(merged):
            return "unchanged"
        parameters = {"record": exact_json(merged)}
        statement = restore_sql.MAKE_GOAL if present is None else restore_sql.UPDATE["goal"]
        goal_id: int = self.session.scalars(statement, parameters).one()
        self.session.execute(restore_sql.PUT_UPDATES, {"goal_id": goal_id, **parameters})
        self.present["goal"][public_id] = merged
        return "added" if present is None else "updated"

    def _habit(self, place: int, record: JsonObject) -> str | None:
        public_id = identifier(text_of(record.get("public_id"))) or ""
        present = self.present["habit"].get(public_id)
        merged = (present or {}) | record
        goal = text_of(merged.get("goal"))
        if goal and goal not in self.present["goal"]:
            self.rejections.add(place, "goal", goal, "is no goal of yours")
            return None
        if isinstance(schedules := merged.get("schedules"), list):
            # What was exported before there were budgets says nothing of them.
            merged["schedules"] = [
                _NO_BUDGET | each if isinstance(each, dict) else each for each in schedules
            ]
        if present is not None and _canonical(present) == _canonical(merged):
            return "unchanged"
        parameters = {"record": exact_json(merged)}
        statement = restore_sql.MAKE_HABIT if present is None else restore_sql.UPDATE["habit"]
        habit_id: int = self.session.scalars(statement, parameters).one()
        if present is None or _canonical(present.get("schedules")) != _canonical(merged.get("schedules")):
            self.session.execute(restore_sql.CLEAR_SCHEDULES, {"habit_id": habit_id})
            self.session.execute(restore_sql.MAKE_SCHEDULES, {"habit_id": habit_id, **parameters})
        if goal != text_of((present or {}).get("goal")):
            self.session.execute(restore_sql.SERVE_GOAL, {"habit_id": habit_id, "goal": goal or None})
        self.ids["habit"][public_id] = habit_id
        self.present["habit"][public_id] = merged
        return "added" if present is None else "updated"

    def _group(self, place: int, record: JsonObject) -> str | None:
        public_id = identifier(text_of(record.get("public_id"))) or ""
        present = self.present["group"].get(public_id)
        merged = (present or {}) | record
        habits = merged.get("habits", [])
        if not isinstance(habits, list) or any(text_of(one) not in self.ids["habit"] for one in habits):
            self.rejections.add(place, "habits", text_of(habits), "is no list of habits of yours")
            return None
        if present is not None and _canonical(present) == _canonical(merged):
            return "unchanged"
        parameters = {"record": exact_json(merged)}
        statement = restore_sql.MAKE_GROUP if present is None else restore_sql.UPDATE["group"]
        group_id: int = self.session.scalars(statement, parameters).one()
        self.session.execute(restore_sql.CLEAR_GROUP, {"group_id": group_id})
        self.session.execute(restore_sql.FILL_GROUP, {"group_id": group_id, **parameters})
        self.present["group"][public_id] = merged
        return "added" if present is None else "updated"

    def _quest(self, place: int, record: JsonObject) -> str | None:
        """Bring in a quest; of one that is there, what was said of it. What became of it the facts tell."""
        public_id = identifier(text_of(record.get("public_id"))) or ""
        present = self.present["quest"].get(public_id)
        for key, known in (("habit", self.present["habit"]), ("goal", self.present["goal"])):
            if record.get(key) and text_of(record[key]) not in known:
                self.rejections.add(place, key, record[key], f"is no {key} of yours")
                return None
        merged = (present or {}) | record
        if present is not None and _canonical(present) == _canonical(merged):
            return "unchanged"
        parameters = {"record": exact_json(merged)}
        self.session.execute(
            restore_sql.MAKE_QUEST if present is None else restore_sql.ANSWER_QUEST, parameters
        )
        self.present["quest"][public_id] = merged
        return "added" if present is None else "updated"

    def _pause(self, place: int, record: JsonObject) -> str | None:
        for kind in _ENTITIES:
            if record.get(kind.name) and text_of(record[kind.name]) not in self.ids[kind.name]:
                self.rejections.add(place, kind.name, record[kind.name], f"is no {kind.name} of yours")
                return None
        key = _canonical(record)
        if self.pauses[key]:
            self.pauses[key] -= 1
            return "unchanged"
        subjects = {
            f"{kind.name}_id": self.ids[kind.name].get(text_of(record.get(kind.name))) for kind in _ENTITIES
        }
        self.session.execute(restore_sql.MAKE_PAUSE, {"record": key, **subjects})
        return "added"

    def _garden(self, _: int, record: JsonObject) -> str:
        present = next(iter(self.present["garden"].values()), None)
        merged = (present or _NEW_GARDEN) | record
        if present is not None and _canonical(present) == _canonical(merged):
            return "unchanged"
        statement = restore_sql.MAKE_GARDEN if present is None else restore_sql.UPDATE["garden"]
        self.session.execute(statement, {"record": exact_json(merged)})
        self.present["garden"] = {"": merged}
        return "added" if present is None else "updated"

    def _focus(self, place: int, record: JsonObject) -> str | None:
        """Bring in a session; of one that is there already, only what it was for can still change."""
        public_id = identifier(text_of(record.get("public_id"))) or ""
        present = self.present["focus"].get(public_id)
        merged = (present or {}) | record
        subjects = {key: text_of(merged.get(key)) or None for key in ("goal", "habit")}
        for key, subject in subjects.items():
            if subject is not None and subject not in self.present[key]:
                self.rejections.add(place, key, subject, f"is no {key} of yours")
                return None
        changed = {key for key in merged if _canonical(merged[key]) != _canonical((present or {}).get(key))}
        if present is not None and not changed:
            return "unchanged"
        if present is not None and not changed <= _WORDS_OF_FOCUS:
            self.rejections.add(place, "status", text_of(record.get("status")), "went on otherwise here")
            return None
        statement = restore_sql.MAKE_FOCUS if present is None else restore_sql.UPDATE["focus"]
        self.session.execute(statement, {"record": exact_json(merged), **subjects})
        self.present["focus"][public_id] = merged
        return "added" if present is None else "updated"

    def _checkins(self, group: Iterable[Record]) -> Iterator[CheckinRow]:
        for place, _, record in group:
            self.tally.read += 1
            try:
                yield self._checkin(place, record)
            except UnfitError as error:
                self.rejections.add(place, error.column, error.value, error.reason)

    def _entries(self, group: Iterable[Record]) -> Iterator[EntryRow]:
        for place, _, record in group:
            self.tally.read += 1
            try:
                yield self._entry(place, record)
            except UnfitError as error:
                self.rejections.add(place, error.column, error.value, error.reason)

    def _checkin(self, place: int, record: JsonObject) -> CheckinRow:
        journey_id, day, note = self._fact(record, "journey")
        efforts, client = record.get("efforts"), text_of(record.get("client_id"))
        if not isinstance(efforts, list) or not all(_is_effort(effort) for effort in efforts):
            raise UnfitError("efforts", text_of(efforts), "is not a list of 1 to 5 and null")
        if client and identifier(client) is None:
            raise UnfitError("client_id", client, "is not a UUID")
        array = "{" + ",".join("NULL" if effort is None else str(effort) for effort in efforts) + "}"
        return CheckinRow(place, journey_id, day, array, client or None, note)

    def _entry(self, place: int, record: JsonObject) -> EntryRow:
        habit_id, day, note = self._fact(record, "habit")
        number, answer = to_plain(record.get("amount", 0)), text_of(record.get("answer", "amount"))
        if isinstance(number, bool | str | list | dict) or number is None:
            raise UnfitError("amount", text_of(number), "is not a number")
        if answer not in ("amount", "no", "skip"):
            raise UnfitError("answer", answer, "is not amount, no or skip")
        metadata = None if record.get("metadata") is None else exact_json(record["metadata"])
        if not storable(metadata or ""):
            raise UnfitError("metadata", metadata, TEXT_REASON)
        return EntryRow(place, habit_id, day, answer, json_text(number), note, metadata)

    def _fact(self, record: JsonObject, subject: str) -> tuple[int, str, str | None]:
        """Return id of the subject, day and note."""
        key, day_text = text_of(record.get(subject)), text_of(record.get("day"))
        note = text_of(record.get("note")) or None
        subject_id, day = self.ids[subject].get(key), iso_day(day_text)
        if subject_id is None:
            raise UnfitError(subject, key, f"is no {subject} of yours")
        if day is None:
            raise UnfitError("day", day_text, DAY_REASON)
        if note is not None and not storable(note):
            raise UnfitError("note", note, TEXT_REASON)
        return subject_id, day, note

    def _present(self, kind: Kind) -> dict[str, JsonObject]:
        found: list[JsonObject] = [read_exactly(text) for text in records(self.session, kind)]
        return {text_of(record.get("public_id")): record for record in found}

    def _ids(self, kind: Kind) -> dict[str, int]:
        query = text(f"SELECT public_id, id FROM {kind.plural}")  # noqa: S608
        known = self.present[kind.name]
        return {
            str(public_id): number
            for public_id, number in self.session.execute(query)
            if str(public_id) in known
        }


def _canonical(value: object) -> str:
    """Return JSON in which equal things are equal texts."""
    return json_text(to_plain(_sorted(value)))


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(inner) for inner in value] if isinstance(value, list) else value


def _interests(profile: JsonObject) -> list[object]:
    """Return the interests of a profile."""
    return _list(profile, "interests")


def _list(record: JsonObject, key: str) -> list[object]:
    found = record.get(key)
    return found if isinstance(found, list) else []


def _by_day(updates: Iterable[object]) -> list[object]:
    """Return the last of each day, in their order; what is no object stays for the database to refuse."""
    days = {text_of(each.get("day")) if isinstance(each, dict) else text_of(each): each for each in updates}
    return [days[day] for day in sorted(days)]


def _name(record: JsonObject) -> str:
    return next(
        (text_of(record[key]) for key in ("title", "name", "from_day", "public_id") if record.get(key)), ""
    )


def _is_effort(effort: object) -> bool:
    return effort is None or (isinstance(effort, int) and not isinstance(effort, bool) and 1 <= effort <= 5)


_HANDLERS: Mapping[str, Callable[[_Restoring, int, JsonObject], str | None]] = {
    "profile": lambda restoring, _, record: restoring._profile(record),  # noqa: SLF001
    "settings": lambda restoring, _, record: restoring._single(layout.SETTINGS, record),  # noqa: SLF001
    "journey": _Restoring._journey,  # noqa: SLF001
    "goal": _Restoring._goal,  # noqa: SLF001
    "habit": _Restoring._habit,  # noqa: SLF001
    "group": _Restoring._group,  # noqa: SLF001
    "pause": _Restoring._pause,  # noqa: SLF001
    "quest": _Restoring._quest,  # noqa: SLF001
    "garden": _Restoring._garden,  # noqa: SLF001
    "focus": _Restoring._focus,  # noqa: SLF001
}
