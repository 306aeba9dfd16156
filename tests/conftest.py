"""The fixtures of all tests, by what they give."""

from __future__ import annotations

import os

pytest_plugins = ["tests.fixtures.database", "tests.fixtures.program"]

# What a test starts goes the cold way and leaves no warm process behind; tests/warm turn it on themselves.
os.environ["TRACKER_WARM"] = "0"
