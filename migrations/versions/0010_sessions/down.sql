DELETE FROM logins WHERE kind = 'session';
ALTER TABLE logins DROP COLUMN kind, DROP COLUMN public_id, DROP COLUMN one_time, DROP COLUMN last_used_at;
