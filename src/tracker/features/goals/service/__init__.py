"""What can be done with goals: the doors for commands and for other features."""

from tracker.features.goals.service.attention import GoalAlert, alerts
from tracker.features.goals.service.goals import (
    ALL_STATUSES,
    OPEN,
    GoalView,
    NewGoal,
    Verb,
    create,
    edit,
    find,
    list_goals,
    set_deleted,
    settle,
)
from tracker.features.goals.service.progress import Course, Pace, Status, pace, percent, reached
from tracker.features.goals.service.updates import UpdateView, last_updates, record, remove
from tracker.features.goals.service.words import Change, parse_change, parse_tags, parse_value

__all__ = [
    "ALL_STATUSES",
    "OPEN",
    "Change",
    "Course",
    "GoalAlert",
    "GoalView",
    "NewGoal",
    "Pace",
    "Status",
    "UpdateView",
    "Verb",
    "alerts",
    "create",
    "edit",
    "find",
    "last_updates",
    "list_goals",
    "pace",
    "parse_change",
    "parse_tags",
    "parse_value",
    "percent",
    "reached",
    "record",
    "remove",
    "set_deleted",
    "settle",
]
