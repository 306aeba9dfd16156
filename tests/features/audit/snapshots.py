"""All personal data of a database, to be compared before and after; and whether what is derived fits."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch

TABLES = (
    "users",
    "user_settings",
    "user_profiles",
    "user_tags",
    "gardens",
    "journeys",
    "journey_members",
    "journey_invites",
    "dimensions",
    "journey_weights",
    "checkins",
    "standings",
    "habits",
    "habit_schedules",
    "habit_entries",
    "habit_groups",
    "habit_group_members",
    "goals",
    "goal_updates",
    "focus_sessions",
    "pauses",
    "streaks",
    "own_rewards",
    "vouchers",
)
_NOT_OF_PEOPLE = "{updated_at,last_seen_at}"
_ALL = " UNION ALL ".join(
    f"SELECT '{table}', to_jsonb(t) - '{_NOT_OF_PEOPLE}'::text[] FROM {table} AS t" for table in TABLES
)

Snapshot = Mapping[str, list[str]]


class Watch:
    """Looks at a database as its owner, through one connection."""

    def __init__(self, database: Database) -> None:
        self.connection: Connection = database.owner()

    def snapshot(self) -> Snapshot:
        """Return every row but for what notes the time of a write; check what is derived."""
        self._require_derived()
        rows: dict[str, list[str]] = {table: [] for table in TABLES}
        for table, row in fetch(self.connection, _ALL):
            rows[table].append(json.dumps(row, sort_keys=True))
        return {table: sorted(found) for table, found in rows.items()}

    def commands(self) -> int:
        """Return how many commands left a step."""
        ((count,),) = fetch(self.connection, "SELECT count(*) FROM audit_log WHERE kind = 'command'")
        assert isinstance(count, int)
        return count

    def _require_derived(self) -> None:
        for table, columns in (
            ("standings", "journey_id, user_id, period, bucket, half_points, checkins"),
            ("streaks", "user_id, subject, subject_id, met, excused, longest"),
        ):
            stored = f"SELECT {columns} FROM {table}"
            expected = f"SELECT {columns} FROM expected_{table}()"
            wrong = f"(({stored} EXCEPT {expected}) UNION ALL ({expected} EXCEPT {stored}))"
            assert fetch(self.connection, wrong) == [], f"{table} do not follow from the facts"
