"""Badges: what can be earned, by which facts, and who has earned it. The database judges."""
