"""What can be done with journeys: the doors for commands and for other features."""

from tracker.features.journeys.periods import Period
from tracker.features.journeys.service.asked import DimensionView
from tracker.features.journeys.service.checkins import (
    CheckinLog,
    efforts_still_missing,
    history,
    last_checkin_day,
    record,
    remove,
)
from tracker.features.journeys.service.dimensions import (
    add_dimension,
    edit_dimension,
    move_dimension,
    remove_dimension,
)
from tracker.features.journeys.service.efforts import EFFORT_NAMES, parse_effort
from tracker.features.journeys.service.journeys import (
    ACTIVE,
    ANY_STATUS,
    NOT_DELETED,
    JourneyView,
    NewDimension,
    Status,
    create,
    edit,
    find,
    find_dimension,
    find_put_away,
    list_journeys,
    refuse_unloggable,
    set_status,
    the_only_journey,
)
from tracker.features.journeys.service.standings import Leaderboard, StandingRow, leaderboard
from tracker.features.journeys.service.streaks import StreakView, streak

__all__ = [
    "ACTIVE",
    "ANY_STATUS",
    "EFFORT_NAMES",
    "NOT_DELETED",
    "CheckinLog",
    "DimensionView",
    "JourneyView",
    "Leaderboard",
    "NewDimension",
    "Period",
    "StandingRow",
    "Status",
    "StreakView",
    "add_dimension",
    "create",
    "edit",
    "edit_dimension",
    "efforts_still_missing",
    "find",
    "find_dimension",
    "find_put_away",
    "history",
    "last_checkin_day",
    "leaderboard",
    "list_journeys",
    "move_dimension",
    "parse_effort",
    "record",
    "refuse_unloggable",
    "remove",
    "remove_dimension",
    "set_status",
    "streak",
    "the_only_journey",
]
