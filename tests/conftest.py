"""The fixtures of all tests, by what they give."""

from __future__ import annotations

import os
import signal

import pytest

pytest_plugins = [
    "tests.fixtures.database",
    "tests.fixtures.program",
    "tests.fixtures.autumn",
    "tests.fixtures.warm",
]

# What a test starts goes the cold way and leaves no warm process behind; tests/warm turn it on themselves.
os.environ["TRACKER_WARM"] = "0"

# A shell that runs the suite in its background has Ctrl-C ignored, and so would all that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)

# Few tests that take long: begun last, one worker would be at them while the others have nothing to do.
_LONG = (
    "features/focus/test_run.py",
    "features/demo/",
    "properties/",
    "features/server/",
    "warm/",
    "features/audit/",
    "features/badges/test_against_model.py",
    "features/guided/test_service.py",
    "features/shell/",
    "features/people/test_purge.py",
    "features/today/",
    "server/",
    "benchmarks/",
    "schema/test_migrations.py",
    "docs/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let workers begin with what takes long; modules stay together, and in their order otherwise."""

    def rank(item: pytest.Item) -> int:
        path = item.nodeid.removeprefix("tests/")
        return next((number for number, long in enumerate(_LONG) if path.startswith(long)), len(_LONG))

    items.sort(key=rank)
