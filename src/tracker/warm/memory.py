"""How much memory a process takes."""

from __future__ import annotations

import sys
from pathlib import Path

_KIB = 1024


def memory_bytes(process: int | None = None) -> int:
    """Return a process's proportional share of memory, this one's if none is named.

    Where the system does not tell, its own largest size, and 0 for another process.
    """
    try:
        for line in Path(f"/proc/{process or 'self'}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * _KIB
    except OSError:
        pass
    if process is not None:
        return 0
    import resource

    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return largest if sys.platform == "darwin" else largest * _KIB
