"""The program's entry: ``tracker`` and ``python -m tracker``.

A warm process runs the command when there is one; else it is run here, and a warm process is started for
the next.
"""

import os

from tracker.warm import client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_MANY_OBJECTS = 50_000


def main() -> "NoReturn":
    """Run the process's own command line and end the process; what the console script calls."""
    os._exit(_run())


def _run() -> int:
    if client.switched_off():
        return _cold()
    try:
        exit_code = client.call()
    except KeyboardInterrupt:
        return 130
    if exit_code is not None:
        return exit_code
    exit_code = _cold()
    from tracker.warm.launch import start_for_next

    start_for_next()
    return exit_code


def _cold() -> int:
    import gc

    from tracker.cli.ending import finish
    from tracker.cli.main import main as run_here

    # What is imported stays: looking through it for garbage again and again would be in vain.
    gc.set_threshold(_MANY_OBJECTS)
    return finish(run_here())


if __name__ == "__main__":
    main()
