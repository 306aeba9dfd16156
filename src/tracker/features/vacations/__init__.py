"""Vacations: days that bridge the streaks of everything, or of what is named."""
