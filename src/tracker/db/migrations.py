"""Where the migrations lie: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def migrations_directory() -> Path:
    """Return the directory that holds `versions`, `objects` and `setup`."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_migrations"
    return installed if installed.is_dir() else package.parents[1] / "migrations"


@cache
def head() -> str:
    """Return the newest revision that this tracker knows: the last by name, for names begin with numbers."""
    return max(path.stem for path in (migrations_directory() / "versions").glob("[0-9]*.py"))


def setup_text(name: str) -> str:
    """Return one of the SQL files of `migrations/setup`."""
    return (migrations_directory() / "setup" / f"{name}.sql").read_text("utf-8")
