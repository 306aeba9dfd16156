"""What admins do: with one person, with many at once, and with the server itself."""

from tracker.features.people.service.bulk import PeopleAdded, add_people, write_ways_in
from tracker.features.people.service.checkins import import_checkins
from tracker.features.people.service.checks import Check, has_failed
from tracker.features.people.service.people import (
    Admission,
    PersonRow,
    WayIn,
    add,
    allow,
    list_people,
    reset,
)
from tracker.features.people.service.setting_up import (
    Setup,
    asks_for_password,
    check,
    init,
    with_password,
    without_password,
)

__all__ = [
    "Admission",
    "Check",
    "PeopleAdded",
    "PersonRow",
    "Setup",
    "WayIn",
    "add",
    "add_people",
    "allow",
    "asks_for_password",
    "check",
    "has_failed",
    "import_checkins",
    "init",
    "list_people",
    "reset",
    "with_password",
    "without_password",
    "write_ways_in",
]
