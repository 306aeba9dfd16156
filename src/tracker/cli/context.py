"""What a command works with: its streams, the output that was asked for, the clock.

Passed as ``typer.Context.obj``; commands get it typed from `current`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from tracker.cli.choices import GlobalChoices
from tracker.output.console import Format, OutputOptions

if TYPE_CHECKING:
    from typer._click import Context

    from tracker.core.clock import Clock


@dataclass
class CommandContext:
    """One command's surroundings; nothing is read from the process after it was made."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    choices: GlobalChoices = field(default_factory=GlobalChoices)
