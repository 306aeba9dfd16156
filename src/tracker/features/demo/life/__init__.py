"""A year of a believable life, as the records of an export: the same for the same day and seed."""

from tracker.features.demo.life.journeys import FRIENDS, SHARED_JOURNEY, friend_checkins
from tracker.features.demo.life.records import records
from tracker.features.demo.life.year import Year

__all__ = ["FRIENDS", "SHARED_JOURNEY", "Year", "friend_checkins", "records"]
