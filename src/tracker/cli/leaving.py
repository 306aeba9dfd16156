"""Leaving a screen that stays: a signal that ends the process first lets it give the terminal back."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class _Ended(BaseException):
    """A signal that ends the process, once the terminal has its own screen back."""


@contextmanager
def ended_by(*numbers: signal.Signals) -> Iterator[None]:
    """Let these signals end the process as they would, but after the block has been left."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise _Ended(number)

    usual = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    except _Ended as ended:
        (number,) = ended.args
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)
