"""People and their settings."""
