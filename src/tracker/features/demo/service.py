"""Filling the demo's database: the person's year, and friends to share a journey with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.db import server
from tracker.db.engine import make_engine
from tracker.db.private import make_person
from tracker.db.target import PRIVATE_DATABASE, SUPERUSER
from tracker.features.demo.life import FRIENDS, SHARED_JOURNEY
from tracker.output.plain import json_text, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tracker.core.locations import Locations

PERSON = "robin"


def write_lines(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    """Write records as NDJSON."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json_text(to_plain(record)) + "\n" for record in records)


def invite_friends(locations: Locations) -> dict[str, str]:
    """Put friends on the shared journey; return the database's URL for each, by name."""
    address = server.ensure_running(locations)
    engine = make_engine(address.url(SUPERUSER, PRIVATE_DATABASE), private=True)
    with engine.begin() as connection:
        connection.execute(text("UPDATE users SET username = :name"), {"name": PERSON})
        for friend in FRIENDS:
            make_person(connection, friend.name, friend.name)
            connection.execute(
                text("""
                    INSERT INTO journey_members (user_id, journey_id)
                    SELECT l.user_id, j.id
                    FROM logins AS l, journeys AS j WHERE l.db_role = :role AND j.title = :title
                """),
                {"role": friend.name, "title": SHARED_JOURNEY},
            )
    return {friend.name: address.url(friend.name, PRIVATE_DATABASE) for friend in FRIENDS}
