"""Quests: what a person takes on for some days, of their own or of the catalogue of missions."""
