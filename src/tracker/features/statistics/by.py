"""What a point of a chart stands for; apart, because the command line needs it without the database."""

from __future__ import annotations

from enum import StrEnum


class By(StrEnum):
    """The stretches that values are put together by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WEEKDAY = "weekday"
