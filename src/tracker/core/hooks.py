"""Hooks: the person's own programs, which see what a command has written and may refuse it.

They lie in the folder ``hooks`` of the configuration directory, named after what happens. One that somebody
else could have written is never run.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

HOOKS = (
    "on-checkin", "on-done", "on-skip", "on-undo", "on-redo",
    "on-focus-start", "on-focus-pause", "on-focus-resume", "on-focus-end",
)  # fmt: skip
"""The names that a hook can have: each stands for the command of the same name, or for what it does."""

HOOK_VARIABLE = "TRACKER_HOOK"
"""Set, to its name, for what a hook runs: commands below it run no hooks."""

USUAL_SECONDS = 5
LONGEST_SECONDS = 600

_FOR_OTHERS = stat.S_IWGRP | stat.S_IWOTH


class HookRefusedError(ConflictError):
    """The person's own program refused a change, or could not be asked; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class Hook:
    """A file in the folder of hooks. ``problem`` is why it would not be run; None if it would."""

    name: str
    path: Path
    problem: str | None


def hooks_folder(config: Path) -> Path:
    """Where hooks lie."""
    return config / "hooks"


def find_hook(config: Path, name: str) -> Hook | None:
    """Return the hook of that name, whether it may run or not; None if there is no such file."""
    path = hooks_folder(config) / name
    return Hook(name, path, _problem(path)) if os.path.lexists(path) else None


def list_hooks(config: Path) -> list[Hook]:
    """Return what lies in the folder, in the order of names; hidden files are none."""
    with suppress(FileNotFoundError, NotADirectoryError):
        names = sorted(path.name for path in hooks_folder(config).iterdir())
        found = (find_hook(config, name) for name in names if not name.startswith("."))
        return [hook for hook in found if hook is not None]
    return []


def read_limit(state: Path) -> int:
    """Return the seconds that a hook may take; what is not set, or makes no sense, is as by default."""
    with suppress(OSError, UnicodeDecodeError):
        text = _limit_file(state).read_text("utf-8").partition("=")[2].strip()
        if text.isascii() and text.isdigit() and 1 <= int(text) <= LONGEST_SECONDS:
            return int(text)
    return USUAL_SECONDS


def write_limit(state: Path, seconds: int) -> None:
    """Keep the seconds that a hook may take on this machine."""
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = _limit_file(state).with_suffix(f".{os.getpid()}")
    new.write_text(f"seconds = {seconds}\n", "utf-8")
    new.replace(_limit_file(state))


def _limit_file(state: Path) -> Path:
    return state / "hooks.conf"


def _problem(path: Path) -> str | None:
    """Return why a file is not run: what is wrong with it, or with a folder that it lies in."""
    if path.name not in HOOKS:
        return f"hooks are named {', '.join(HOOKS)}"
    try:
        real = path.resolve(strict=True)
        if not real.is_file():
            return "it is no file"
        open_place = next(_open_to_others([real, real.parent, path.parent, path.parent.parent]), None)
    except (OSError, RuntimeError):
        return "it cannot be read"
    if open_place is not None:
        return open_place
    return None if os.access(path, os.X_OK) else "it is not executable (chmod +x)"


def _open_to_others(places: Iterable[Path]) -> Iterator[str]:
    for place in places:
        facts = place.stat()
        if facts.st_uid != os.geteuid():
            yield f'"{place}" belongs to somebody else'
        elif facts.st_mode & _FOR_OTHERS:
            yield f'others may write to "{place}" (chmod go-w)'
