"""Journeys: dimensions, check-ins, standings."""
