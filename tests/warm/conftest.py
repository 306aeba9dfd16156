"""Homes with a warm process; it never outlives its tests."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.fixtures.cluster import Cluster, Connection
from tests.fixtures.database import Database, copied_database
from tests.warm.home import Home, eventually


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory that other users can enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="tracker-warm-") as folder:
        yield Path(folder)


@pytest.fixture
def home(database: Database, place: Path) -> Iterator[Home]:
    """A home in which Ann works, no warm process yet."""
    database.add_person("ann")
    made = Home(place / "home", database.url("ann"))
    yield made
    made.stop()


@pytest.fixture
def warm(home: Home) -> Home:
    """A home with a warm process."""
    home.start()
    return home


@pytest.fixture(scope="module")
def shared_home(cluster: Cluster, maintenance: Connection) -> Iterator[Home]:
    """A home with a warm process that comes up once for a module."""
    with (
        tempfile.TemporaryDirectory(prefix="tracker-warm-") as folder,
        contextmanager(copied_database)(cluster, maintenance) as database,
    ):
        database.add_person("ann")
        made = Home(Path(folder, "home"), database.url("ann"))
        made.start()
        yield made
        made.stop()


@pytest.fixture
def steady(shared_home: Home) -> Iterator[Home]:
    """A home whose warm process others have used and will use: a test leaves it alive and as it was."""
    pid = shared_home.status()["pid"]
    eventually(lambda: not shared_home.commands())
    yield shared_home
    assert shared_home.status()["pid"] == pid


@pytest.fixture(scope="module")
def twins(cluster: Cluster, maintenance: Connection) -> Iterator[tuple[Home, Home]]:
    """Two homes on databases of their own that begin alike: the first for cold commands, the second warm."""
    with tempfile.TemporaryDirectory(prefix="tracker-warm-") as folder, ExitStack() as open_databases:
        homes = []
        for name in ("cold", "warm"):
            database = open_databases.enter_context(contextmanager(copied_database)(cluster, maintenance))
            database.add_person("ann")
            homes.append(Home(Path(folder, name), database.url("ann")))
        homes[1].start()
        yield homes[0], homes[1]
        homes[1].stop()
