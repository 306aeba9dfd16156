"""How commands behave on a server of ten people, and on one of ten thousand in a hundred journeys."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.home import interleave_warm, throwaway_home
from benchmarks.measure import Measure, Part, Series, Unit
from benchmarks.population import JOURNEY, Population, populate, settle, verify
from tracker.db.target import PRIVATE_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.home import Home

_COMMANDS = {"today": ("today",), "leaderboard": ("leaderboard", JOURNEY)}
_FEW, _MANY = Population(10, 30, group_size=10), Population(10_000, 30, group_size=100)
_QUICK_FEW, _QUICK_MANY = Population(4, 5, group_size=4), Population(20, 5, group_size=4)
_ROUNDS, _QUICK_ROUNDS = 20, 2

# The first person has a login already: the home's own.
_LOGINS = """
    WITH made AS (
      INSERT INTO logins (db_role, user_id) SELECT username, id FROM users
      WHERE id NOT IN (SELECT user_id FROM logins) RETURNING db_role)
    SELECT make_login_roles(array_agg(db_role), array_agg(%s::text), 'infinity') FROM made
"""


def measure_people(*, quick: bool) -> Part:
    """Measure logging in, the day's page and the leaderboard in both, in turn."""
    few, many = (_QUICK_FEW, _QUICK_MANY) if quick else (_FEW, _MANY)
    rounds = _QUICK_ROUNDS if quick else _ROUNDS
    with ExitStack() as stack:
        homes = {size: _filled(stack.enter_context(throwaway_home()), size) for size in (few, many)}
        for home in homes.values():
            home.start_warm()
        actions = {
            f"{key} {size.people}": partial(home.time_warm, *argv)
            for key, argv in _COMMANDS.items()
            for size, home in homes.items()
        }
        logins = {f"login {size.people}": _login(home) for size, home in homes.items()}
        found, cold = interleave_warm(homes.values(), actions, logins, rounds=rounds)
    labels = {"login": "Opening a device's session and connecting by it"} | {
        key: f"`{' '.join(argv)}`" for key, argv in _COMMANDS.items()
    }
    measures = tuple(
        Measure(
            f"people.{key}",
            label,
            Series(f"{many.people:,} people", Unit.SECONDS, found[f"{key} {many.people}"]),
            Series(f"{few.people:,} people", Unit.SECONDS, found[f"{key} {few.people}"]),
        )
        for key, label in labels.items()
    )
    journeys = -(-many.people // many.group_size)
    remark = (
        f"{many.people:,} people with a login role each, on {journeys:,} journeys, {many.days} days each."
    )
    return Part("people", measures, (remark, *filter(None, [cold])))


def _filled(home: Home, population: Population) -> Home:
    populate(home, population)
    with home.connect() as connection:
        verifier = connection.pgconn.encrypt_password(b"a password", b"x", b"scram-sha-256")
        connection.execute(_LOGINS, (verifier.decode(),))
        verify(connection)
        settle(connection)
    return home


def _login(home: Home) -> Callable[[], float]:
    """Return what logs a device in and out again, timed without the way out."""

    def once() -> float:
        secret = os.urandom(32).hex().encode()
        begun = time.perf_counter()
        with home.connect(PRIVATE_ROLE) as main:
            verifier = main.pgconn.encrypt_password(secret, b"x", b"scram-sha-256").decode()
            role, session, _ = main.execute(
                "SELECT * FROM open_session('bench', %s)", (verifier,)
            ).fetchone() or ("", None, None)
            with home.connect(role) as device:
                device.execute("SELECT me()").fetchone()
            taken = time.perf_counter() - begun
            main.execute("SELECT end_session(%s)", (session,))
        return taken

    return once
