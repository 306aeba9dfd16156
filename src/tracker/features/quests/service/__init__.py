"""What can be done with quests and missions: the doors for commands and for other features."""

from tracker.features.quests.service.missions import (
    DIFFICULTIES,
    MissionView,
    NewMission,
    add_mission,
    find_mission,
    list_missions,
    offer_mission,
)
from tracker.features.quests.service.quests import (
    KINDS,
    OPEN,
    Kind,
    Measure,
    NewQuest,
    QuestView,
    Status,
    accept,
    create,
    find,
    list_quests,
    open_quests,
)
from tracker.features.quests.service.settling import Answer, complete, skip, start

__all__ = [
    "DIFFICULTIES",
    "KINDS",
    "OPEN",
    "Answer",
    "Kind",
    "Measure",
    "MissionView",
    "NewMission",
    "NewQuest",
    "QuestView",
    "Status",
    "accept",
    "add_mission",
    "complete",
    "create",
    "find",
    "find_mission",
    "list_missions",
    "list_quests",
    "offer_mission",
    "open_quests",
    "skip",
    "start",
]
