"""A small shell for the examples: pipes, redirections and variables, with tracker run in this process.

An example may use tracker and a few programs that every system has; anything else is an error, so that
nothing on a page is run by surprise.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.fixtures.program import Result, run_here

PROGRAMS = frozenset({"awk", "cat", "cmp", "cp", "head", "jq", "ls", "mkdir", "sort", "tail", "wc"})
_ASSIGNMENT = re.compile(r"[A-Z_]+=.*", re.DOTALL)
_STATUS = "echo $?"
_EXPORT = "export "
_OPERATORS = "|<>;&"


class CannotRunError(Exception):
    """A line that this shell does not understand, or a program that it does not run."""


@dataclass
class Shell:
    """A person's terminal in ``folder``; ``environ`` is what tracker sees beside the clock."""

    folder: Path
    environ: dict[str, str]
    now: str = ""
    _status: int = field(default=0, init=False)
    _exported: dict[str, str] = field(default_factory=dict, init=False)

    def run(self, line: str) -> Result:
        """Run one line; the result has what it left on the terminal."""
        if line == _STATUS:
            return Result(f"{self._status}\n", "", 0)
        if line.startswith(_EXPORT):
            self._exported |= dict(word.split("=", 1) for word in words_of(line)[1:])
            return Result("", "", 0)
        stages, source, sink = _parsed(line)
        text = (self.folder / source).read_text("utf-8") if source else ""
        errors = ""
        for words in stages:
            result = self._stage(words, text)
            text, errors = result.stdout, errors + result.stderr
        if sink is not None:
            sign, name = sink
            with (self.folder / name).open("a" if sign == ">>" else "w", encoding="utf-8") as file:
                file.write(text)
            text = ""
        self._status = result.exit_code
        return Result(text, errors, result.exit_code)

    def _stage(self, words: Sequence[str], stdin: str) -> Result:
        assigned = [word for word in words[: _first_word(words)] if _ASSIGNMENT.fullmatch(word)]
        name, *argv = words[len(assigned) :]
        if name == "tracker":
            now = {"TRACKER_NOW": self.now} if self.now else {}
            given = dict(word.split("=", 1) for word in assigned)
            environ = self.environ | now | self._exported | given
            return run_here(argv, environ, stdin=stdin, folder=self.folder)
        if name not in PROGRAMS or assigned:
            raise CannotRunError(f"{name} is not run for an example")
        done = subprocess.run(
            [shutil.which(name) or name, *argv],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8"},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Result(done.stdout, done.stderr, done.returncode)


def _first_word(words: Sequence[str]) -> int:
    """Return where the program's name stands, after the variables."""
    return next((place for place, word in enumerate(words) if not _ASSIGNMENT.fullmatch(word)), 0)


def words_of(line: str) -> list[str]:
    """Split a line as a shell does; pipes and redirections are words of their own, comments are left out."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=_OPERATORS)
    lexer.whitespace_split = True
    return list(lexer)


def is_operator(word: str) -> bool:
    """Whether a word is what a shell reads between commands, such as ``|``."""
    return bool(word) and set(word) <= set(_OPERATORS)


def _parsed(line: str) -> tuple[list[list[str]], str | None, tuple[str, str] | None]:
    """Return the stages of a pipeline, the file it reads and the one it writes."""
    stages: list[list[str]] = [[]]
    source, sink = None, None
    words = iter(words_of(line))
    for word in words:
        if word == "|":
            stages.append([])
        elif word == "<":
            source = next(words)
        elif word in {">", ">>"}:
            sink = (word, next(words))
        elif is_operator(word):
            raise CannotRunError(f"{word} is not understood in an example: {line}")
        else:
            stages[-1].append(word)
    return stages, source, sink
