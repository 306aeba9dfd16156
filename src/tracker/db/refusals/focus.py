"""Refusals about focus sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, UsageError
from tracker.db.refusals.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSALS: Final[Mapping[str, Refusal]] = {
    "focus_sessions_running_key": Refusal(
        ConflictError, "A focus session is running already.", "See it: tracker focus status."
    ),
    "focus_sessions_no_overlap": Refusal(
        ConflictError,
        "There was a focus session at that time already.",
        "`tracker focus log` lists them: begin after it.",
    ),
    "focus_sessions_over": Refusal(
        ConflictError, "That focus session is over.", "Begin another one: tracker focus start."
    ),
    "focus_sessions_own": Refusal(
        NotPermittedError, "That is not your focus session.", "`tracker focus log` lists yours."
    ),
    "focus_sessions_begun": Refusal(
        UsageError, "That time has not come yet.", "A focus session begins and ends in the past or now."
    ),
    "focus_sessions_planned_range": Refusal(
        UsageError, "{planned_minutes} minutes do not work.", "A focus session has 1 to 480."
    ),
    "focus_sessions_note_length": Refusal(
        UsageError, "The note is too long.", "It has at most 2,000 characters."
    ),
    "focus_sessions_kind_known": Refusal(
        UsageError, "That is no kind of focus session.", "Kinds: pomodoro, custom."
    ),
    "focus_sessions_status_known": Refusal(
        UsageError,
        "That is no status of a focus session.",
        "It is active, paused, completed or abandoned.",
    ),
    "focus_sessions_day_fits": Refusal(
        UsageError, "That is not the day on which it began.", "Leave the day out: it follows from the start."
    ),
    "focus_sessions_started_range": Refusal(
        UsageError, "The time of the start is out of range.", "Days go from 1900 to 2199."
    ),
    "focus_sessions_paused_said": Refusal(
        UsageError, "A focus session that is paused says since when.", "Give both, or neither."
    ),
    "focus_sessions_completed_said": Refusal(
        UsageError, "A focus session that is over says since when.", "Give both, or neither."
    ),
    "focus_sessions_paused_range": Refusal(
        UsageError, "The pauses are longer than the session.", "Give times that fit together."
    ),
    "focus_sessions_completed_range": Refusal(
        UsageError,
        "The session's end does not fit its start, pauses and planned minutes.",
        "Give times that fit together.",
    ),
    "focus_sessions_cycle_range": Refusal(UsageError, "{cycles} cycles do not work.", "A run has 1 to 24."),
    "focus_sessions_break_range": Refusal(
        UsageError, "Such a long break does not work.", "Breaks have 0 to 240 minutes."
    ),
    "focus_sessions_goal_fkey": Refusal(
        NotFoundError, "The goal is not there any more.", "`tracker goal list` shows yours."
    ),
    "focus_sessions_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
}
