-- Takes back 0004_habits.
DROP TABLE pauses, habit_entries, habit_schedules, habits;
