"""The database itself: its state, starting, stopping, moving its schema, ways in for other programs."""
