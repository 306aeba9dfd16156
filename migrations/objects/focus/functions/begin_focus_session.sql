-- Begins a session: now, or at an instant that is past. One that is over already comes in by an import.
CREATE OR REPLACE FUNCTION begin_focus_session() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  at timestamptz := date_trunc('second', said_instant());
BEGIN
  IF TG_RELID <> 'focus_sessions'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF me() IS NOT NULL AND NEW.user_id IS DISTINCT FROM me() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your session', CONSTRAINT = 'focus_sessions_own';
  END IF;
  NEW.started_at := date_trunc('second', coalesce(NEW.started_at, at));
  NEW.paused_at := date_trunc('second', NEW.paused_at);
  NEW.completed_at := date_trunc('second', NEW.completed_at);
  IF greatest(NEW.started_at, NEW.paused_at, NEW.completed_at) > at THEN
    RAISE check_violation USING MESSAGE = 'that time has not come', CONSTRAINT = 'focus_sessions_begun';
  END IF;
  -- A day that is given is kept: undo and imports bring back which day it was.
  NEW.day := coalesce(NEW.day, (
    SELECT ((NEW.started_at AT TIME ZONE u.timezone) - make_interval(hours => s.day_start))::date
    FROM users AS u JOIN user_settings AS s ON s.user_id = u.id
    WHERE u.id = NEW.user_id));
  RETURN NEW;
END $$;
COMMENT ON FUNCTION begin_focus_session() IS 'Trigger: a session is one''s own, has begun, and has the person''s day of its start.';
