-- For private databases and tests only: lets the session's setting tracker.now stand in for the clock.
-- A private database belongs to one person, so there is nobody to deceive; a shared one never gets this.
CREATE OR REPLACE FUNCTION current_instant() RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('tracker.now', true), '')::timestamptz, statement_timestamp());
