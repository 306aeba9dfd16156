"""What admins do: with one person, with many at once, and with the server itself."""

from tracker.features.people.service.bulk import PeopleAdded, add_people, write_ways_in
from tracker.features.people.service.people import (
    Admission,
    PersonRow,
    WayIn,
    add,
    allow,
    list_people,
    reset,
)

__all__ = [
    "Admission",
    "PeopleAdded",
    "PersonRow",
    "WayIn",
    "add",
    "add_people",
    "allow",
    "list_people",
    "reset",
    "write_ways_in",
]
