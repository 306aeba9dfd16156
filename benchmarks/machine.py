"""What was measured on: the machine, without its name, and the versions of what took part."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tracker.db import server


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine is made of. ``memory_bytes`` is 0 where it is not told."""

    system: str
    processor: str
    cores: int
    memory_bytes: int


def this_machine() -> Machine:
    """Describe the machine that this process runs on."""
    return Machine(
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
        processor=_processor(),
        cores=os.cpu_count() or 1,
        memory_bytes=_memory_bytes(),
    )


def load() -> float:
    """Return how many processes wanted to run, over the last minute."""
    return round(os.getloadavg()[0], 2)


def versions() -> dict[str, str]:
    """Return what takes part, by name."""
    return {
        "tracker": version("tracker"),
        "Python": platform.python_version(),
        "PostgreSQL": _server_version(),
        "SQLAlchemy": version("sqlalchemy"),
        "psycopg": version("psycopg"),
    }


def _server_version() -> str:
    """Return the version of the PostgreSQL that private servers are made of."""
    said = subprocess.run(
        [server.binaries() / "postgres", "--version"], capture_output=True, check=True, text=True
    )
    return said.stdout.split()[2]


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    except OSError:
        pass
    return platform.processor() or "unknown"


def _memory_bytes() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (OSError, ValueError):
        return 0
