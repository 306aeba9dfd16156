-- Takes back 0005_streaks.
DROP TABLE streaks;
