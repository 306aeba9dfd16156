"""Streaks of journeys and habits alike."""
