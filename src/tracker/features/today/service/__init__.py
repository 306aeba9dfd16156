"""What a day holds: the whole page, or only its figures."""

from tracker.features.today.service.figures import Figures, figures
from tracker.features.today.service.page import HabitToday, JourneyToday, Section, Today, today

__all__ = ["Figures", "HabitToday", "JourneyToday", "Section", "Today", "figures", "today"]
