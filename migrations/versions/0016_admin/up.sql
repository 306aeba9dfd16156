-- Logins that only import stage rows as members do, and read what was refused.
GRANT INSERT (batch, line, journey_id, day, efforts, client_id, note) ON staged_checkins TO tracker_admin, tracker_import;
GRANT EXECUTE ON FUNCTION rejected_staged(uuid), clear_staged(uuid) TO tracker_admin, tracker_import;
