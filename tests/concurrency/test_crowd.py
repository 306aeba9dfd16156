"""Many connections log into one journey at once: nobody is refused, and nothing drifts.

Sixty-four for a minute with ``TRACKER_PROPERTIES=deep``; fewer and shorter otherwise, because other tests
need connections of the same server meanwhile.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from tests.fixtures.cluster import PASSWORD
from tests.fixtures.database import TODAY, Database, fetch, scalar

DEEP = os.environ.get("TRACKER_PROPERTIES") == "deep"
PEOPLE = 16
CONNECTIONS, SECONDS = (64, 60.0) if DEEP else (24, 2.0)
DAYS = 40

LOG = """
    INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, %s)
    ON CONFLICT (user_id, journey_id, day) DO UPDATE SET efforts = excluded.efforts"""
TAKE_OUT = "SELECT remove_checkin(%s, %s)"


class Crowd:
    """People on one journey, and what happened to them."""

    def __init__(self, database: Database, roles: list[str], journey: int) -> None:
        self.database = database
        self.roles = roles
        self.journey = journey
        self.errors: list[Exception] = []
        self.done = 0
        self._lock = threading.Lock()

    def log_for(self, seconds: float) -> None:
        """Let every connection work at random until the time is over."""
        until = time.monotonic() + seconds
        threads = [
            threading.Thread(target=self._work, args=(self.roles[number % len(self.roles)], number, until))
            for number in range(CONNECTIONS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _work(self, role: str, number: int, until: float) -> None:
        chance = random.Random(number)  # noqa: S311
        done = 0
        try:
            with psycopg.connect(
                self.database.url(role), autocommit=True, options="-csearch_path=tracker,pg_temp"
            ) as connection:
                while time.monotonic() < until:
                    self._one(connection, chance)
                    done += 1
        except psycopg.Error as error:
            with self._lock:
                self.errors.append(error)
        with self._lock:
            self.done += done

    def _one(self, connection: psycopg.Connection, chance: random.Random) -> None:
        day = TODAY - timedelta(days=chance.randrange(DAYS))
        kind = chance.random()
        if kind < 0.7:
            efforts = [chance.randint(1, 5), chance.randint(1, 5)]
            connection.execute(LOG.encode(), (self.journey, day, efforts))
        elif kind < 0.85:
            connection.execute(TAKE_OUT.encode(), (self.journey, day))
        else:
            connection.execute(b"SELECT count(*) FROM standings WHERE journey_id = %s", (self.journey,))


@pytest.fixture
def crowd(database: Database) -> Iterator[Crowd]:
    """A journey that many people are on, each with a login of their own."""
    superuser = database.superuser()
    verifier = superuser.pgconn.encrypt_password(PASSWORD.encode(), b"x", b"scram-sha-256").decode()
    names = [f"crowd_{uuid4().hex[:12]}" for _ in range(PEOPLE)]
    for name in names:
        fetch(superuser, "SELECT add_person(%s, %s, NULL, NULL, 'UTC', %s)", name, name, verifier)
    first = database.connect(names[0])
    journey = scalar(first, "SELECT create_journey('Everybody')")
    assert isinstance(journey, int)
    for name in ("Strength", "Sleep"):
        fetch(first, "SELECT add_dimension(%s, %s, 2::smallint, true, '2026-01-01')", journey, name)
    fetch(
        database.owner(),
        "INSERT INTO journey_members (user_id, journey_id) "
        "SELECT u.id, %s FROM users AS u WHERE u.username <> %s ON CONFLICT DO NOTHING",
        journey,
        names[0],
    )
    yield Crowd(database, names, journey)
    for name in names:
        fetch(superuser, "SELECT end_login_role(%s)", name)


def test_a_crowd_logs_into_one_journey(crowd: Crowd) -> None:
    crowd.log_for(SECONDS)
    assert crowd.errors == []
    assert crowd.done > CONNECTIONS
    owner = crowd.database.owner()
    assert fetch(owner, "SELECT * FROM derived_faults()") == []
    assert fetch(owner, "SELECT FROM checkins LIMIT 1") == [()]
