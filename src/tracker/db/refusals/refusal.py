"""A sentence for a refusal; ``{title}`` in it is the statement's parameter of that name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.core.errors import TrackerError

_LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Refusal:
    """The class of error to raise, its sentence and its hint."""

    kind: type[TrackerError]
    message: str
    hint: str

    def error(self, parameters: Mapping[str, object]) -> TrackerError:
        """Return the error with the statement's values quoted."""
        return self.kind(self.message.format_map(_Quoted(parameters)), self.hint)


class _Quoted(dict[str, object]):
    """Values in quotes, shortened; "the value" for one that the statement does not have."""

    def __missing__(self, key: str) -> str:
        return f"the {key.replace('_', ' ')}"

    def __getitem__(self, key: str) -> object:
        value = super().get(key)
        if value is None:
            return self.__missing__(key)
        shown = str(value)
        return quoted(shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 3] + "...")
