"""Focus: time given to one thing, with its pauses, counted by the database."""
