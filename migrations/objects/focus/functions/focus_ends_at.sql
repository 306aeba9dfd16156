-- When the planned minutes of a session that runs are over, if nobody pauses it.
CREATE OR REPLACE FUNCTION focus_ends_at(f focus_sessions) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN f.started_at + make_interval(secs => f.planned_minutes * 60 + f.paused_seconds);
COMMENT ON FUNCTION focus_ends_at(focus_sessions) IS 'The planned end of a running session, by instants: changes of the clock do not move it.';
GRANT EXECUTE ON FUNCTION focus_ends_at(focus_sessions) TO tracker_member;
