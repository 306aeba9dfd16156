"""Habits: schedules, entries, pauses."""
