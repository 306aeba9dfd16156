"""Doing things at once: threads with connections of their own that start each round together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch

PATIENCE = 30.0
"""Seconds after which a round that does not end is a failure."""

Action = Callable[[Connection, int], None]
"""Gets a connection that is in a transaction, and the number of the round."""


def rounds(database: Database, people: Sequence[tuple[str | None, Action]], *, number: int) -> None:
    """Let each role do its action in as many transactions, all beginning at the same moment.

    What an action raises, a deadlock above all, is raised here. Role None is `tracker_owner`.
    """
    barrier = Barrier(len(people), timeout=PATIENCE)
    connections = [database.connect(role, autocommit=False) for role, _ in people]

    def work(place: int) -> None:
        connection, action = connections[place], people[place][1]
        try:
            for turn in range(number):
                barrier.wait()
                with connection.transaction():
                    action(connection, turn)
        except BaseException:
            barrier.abort()
            raise

    for connection in connections:
        # A lock that is waited for this long is a deadlock that nobody sees.
        fetch(connection, f"SET lock_timeout = '{PATIENCE:.0f}s'")
        connection.commit()
    with ThreadPoolExecutor(len(people)) as pool:
        futures = [pool.submit(work, place) for place in range(len(people))]
    for connection in connections:
        connection.close()
    failures = [failure for future in futures if (failure := future.exception())]
    # A broken barrier only says that another one failed.
    for failure in sorted(failures, key=lambda one: isinstance(one, BrokenBarrierError)):
        raise failure


def assert_derived_state_is_right(database: Database) -> None:
    """Hold streaks, standings and scores against the facts."""
    with database.superuser() as connection:
        for table, what, columns in (
            ("streaks", "streaks", "user_id, subject, subject_id, met, excused, longest"),
            ("standings", "standings", "journey_id, user_id, period, bucket, half_points, checkins"),
            ("checkins", "scores", "user_id, journey_id, day, half_points"),
        ):
            assert not fetch(
                connection,
                f"""WITH expected AS MATERIALIZED (SELECT {columns} FROM expected_{what}())
                    (SELECT {columns} FROM {table} EXCEPT ALL TABLE expected)
                    UNION ALL (TABLE expected EXCEPT ALL SELECT {columns} FROM {table})""",
            )
