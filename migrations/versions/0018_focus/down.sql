DROP TABLE focus_sessions;
