"""The program's entry: ``tracker`` and ``python -m tracker``.

A warm process runs the command when there is one; else it is run here, and a warm process is started for
the next.
"""

import os
import sys

from tracker.warm import client


def main() -> int:
    """Run the process's own command line; what the console script calls."""
    if client.switched_off():
        return _cold()
    try:
        exit_code = client.call()
    except KeyboardInterrupt:
        return 130
    if exit_code is not None:
        # Nothing is left to do, and taking the interpreter down in order would take as long as the command.
        os._exit(exit_code)
    exit_code = _cold()
    from tracker.warm.launch import start_for_next

    start_for_next()
    return exit_code


def _cold() -> int:
    from tracker.cli.main import main as run_here

    return run_here()


if __name__ == "__main__":
    sys.exit(main())
