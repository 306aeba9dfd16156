"""Runs a program and prints how long it took (seconds) and the most memory that it held (bytes), as JSON.

A process of its own: until a child becomes its program it counts as large as its parent, which must be small.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time


def main(argv: list[str]) -> int:
    """Run the command line ``argv``; return its exit code."""
    begun = time.perf_counter()
    done = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    seconds = time.perf_counter() - begun
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "bytes": largest * unit}) + "\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
