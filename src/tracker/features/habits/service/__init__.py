"""What can be done with habits: the doors for commands and for other features."""

from tracker.features.habits.service.habits import (
    ALL_STATES,
    IN_USE,
    NOT_DELETED,
    HabitView,
    NewHabit,
    State,
    StoredState,
    choose,
    create,
    edit,
    find,
    list_habits,
    schedule_row,
    set_state,
    streak_row,
    target_row,
)
from tracker.features.habits.service.schedules import ScheduleView, schedules

__all__ = [
    "ALL_STATES",
    "IN_USE",
    "NOT_DELETED",
    "HabitView",
    "NewHabit",
    "ScheduleView",
    "State",
    "StoredState",
    "choose",
    "create",
    "edit",
    "find",
    "list_habits",
    "schedule_row",
    "schedules",
    "set_state",
    "streak_row",
    "target_row",
]
