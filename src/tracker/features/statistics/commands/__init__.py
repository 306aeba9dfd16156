"""The commands of figures and charts."""

from tracker.features.statistics.commands.chart import chart
from tracker.features.statistics.commands.figures import compare, stats

__all__ = ["chart", "compare", "stats"]
