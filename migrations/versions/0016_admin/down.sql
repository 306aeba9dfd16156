REVOKE EXECUTE ON FUNCTION rejected_staged(uuid), clear_staged(uuid) FROM tracker_admin, tracker_import;
REVOKE INSERT (batch, line, journey_id, day, efforts, client_id, note) ON staged_checkins FROM tracker_admin, tracker_import;
