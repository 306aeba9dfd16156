"""tracker: a personal tracker for the terminal that keeps its data in a real PostgreSQL."""

__version__ = "0.1.0"
