-- The one place where SQL reads the clock. Tests and private databases may replace it (setup/movable_clock.sql).
CREATE OR REPLACE FUNCTION current_instant() RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN statement_timestamp();
COMMENT ON FUNCTION current_instant() IS 'Now. Every rule about days asks here and nowhere else.';
GRANT EXECUTE ON FUNCTION current_instant() TO tracker_member, tracker_admin, tracker_import;
