"""The person's own commands on this machine: a name and the words that it stands for.

Kept as lines ``name = words`` in ``aliases.conf`` of the configuration directory, the words quoted as in a
shell, so that people can edit them too. Other lines, such as comments, stay as they are.
"""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LINE = re.compile(r"\s*(?P<name>[^=\s]+)\s*=\s*(?P<words>.*?)\s*")


def aliases_file(config: Path) -> Path:
    """Where they are kept."""
    return config / "aliases.conf"


def read_aliases(config: Path) -> dict[str, tuple[str, ...]]:
    """Return what each alias stands for, in the order of the file; a ``UsageError`` for another line."""
    found = {}
    for number, line in enumerate(_lines(config), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        words = _split(match["words"]) if match is not None else ()
        if match is None or not words:
            raise UsageError(
                f'Line {number} of "{aliases_file(config)}" is no alias: {quoted(line)}.',
                "Write it as: m = checkin morning",
            )
        found[match["name"]] = words
    return found


def add_alias(config: Path, name: str, words: Sequence[str]) -> None:
    """Add a line for an alias that is not there yet."""
    _write(config, [*_lines(config), f"{name} = {shlex.join(words)}"])


def remove_alias(config: Path, name: str) -> None:
    """Remove the line of an alias."""
    _write(config, [line for line in _lines(config) if line.partition("=")[0].strip() != name])


def _lines(config: Path) -> list[str]:
    try:
        return aliases_file(config).read_text("utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return []
    except UnicodeDecodeError as error:
        raise UsageError(f'"{aliases_file(config)}" is not UTF-8 text.', "Mend or move the file.") from error


def _split(text: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(text))
    except ValueError:
        return ()


def _write(config: Path, lines: Sequence[str]) -> None:
    """Replace the file in one step."""
    config.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = aliases_file(config)
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    new.replace(path)
