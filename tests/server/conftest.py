"""Real private servers in homes of their own, always deleted afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.core.locations import Locations, locate
from tracker.db import server


@pytest.fixture
def home() -> Iterator[Locations]:
    """An empty home with a space in its path; the server in it is the test's to start."""
    yield from _home()


@pytest.fixture(scope="module")
def shared_home() -> Iterator[Locations]:
    """A home whose server a whole module shares; tests leave it so that ``ensure_running`` works."""
    yield from _home()


def _home() -> Iterator[Locations]:
    directory = tempfile.mkdtemp(prefix="tracker test-")
    locations = locate({"TRACKER_HOME": directory})
    try:
        yield locations
    finally:
        server.destroy(locations)
        shutil.rmtree(Path(directory))
