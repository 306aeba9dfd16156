ALTER TABLE habits DROP COLUMN goal_id;
DROP TABLE goal_updates, goals;
