"""The client's clock: read once per command, and fixable for demonstrations and tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

CLOCK_VARIABLE = "TRACKER_NOW"


def read_clock(environ: Mapping[str, str]) -> datetime:
    """Return the present instant in UTC, or the one that ``TRACKER_NOW`` fixes.

    The variable is ISO 8601; without an offset it is taken as UTC. Anything else is a ``UsageError``.
    """
    fixed = environ.get(CLOCK_VARIABLE, "").strip()
    return _parse_instant(fixed) if fixed else datetime.now(UTC)


def _parse_instant(text: str) -> datetime:
    """Return the aware UTC instant that an ISO 8601 text names."""
    try:
        instant = datetime.fromisoformat(text)
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            f'{CLOCK_VARIABLE} is not a time: "{text}".',
            "Write it as 2026-11-01T09:30 or 2026-11-01T09:30+01:00, or unset the variable.",
        ) from error
