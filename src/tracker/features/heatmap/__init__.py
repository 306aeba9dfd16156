"""A year as a calendar, of a habit, a journey, or everything."""
