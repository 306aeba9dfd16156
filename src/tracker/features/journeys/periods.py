"""The periods that a leaderboard knows; apart, because the command line needs them without the database."""

from __future__ import annotations

from enum import StrEnum


class Period(StrEnum):
    """What a leaderboard sums up; weeks are ISO weeks for everybody, whatever their first weekday."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"
