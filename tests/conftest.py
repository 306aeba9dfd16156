"""The fixtures of all tests, by what they give."""

from __future__ import annotations

import os
import signal

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
