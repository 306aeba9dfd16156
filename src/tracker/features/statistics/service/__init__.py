"""What can be computed of habits and journeys: the doors for commands and for other features."""

from tracker.features.statistics.by import By
from tracker.features.statistics.service.besides import Besides, besides
from tracker.features.statistics.service.comparison import Comparison, Connection, compare, connect
from tracker.features.statistics.service.figures import (
    Completion,
    DimensionFigure,
    WeekdayFigure,
    completion,
)
from tracker.features.statistics.service.records import Record, in_use, records
from tracker.features.statistics.service.series import USUAL_WINDOW, Point, Series, series, usual_range
from tracker.features.statistics.service.summary import Summary, measure_of, summaries, summaries_of

__all__ = [
    "USUAL_WINDOW",
    "Besides",
    "By",
    "Comparison",
    "Completion",
    "Connection",
    "DimensionFigure",
    "Point",
    "Record",
    "Series",
    "Summary",
    "WeekdayFigure",
    "besides",
    "compare",
    "completion",
    "connect",
    "in_use",
    "measure_of",
    "records",
    "series",
    "summaries",
    "summaries_of",
    "usual_range",
]
