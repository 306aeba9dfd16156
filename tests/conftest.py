"""The fixtures of all tests, by what they give."""

from __future__ import annotations

pytest_plugins = ["tests.fixtures.database", "tests.fixtures.program"]
