-- Pauses, resumes and ends a session. People say the status alone; the times are the database's.
--
-- A session that runs ends at its planned end, however much later somebody says so: what passes after it does not
-- count. What waited for the server was said earlier, but never before what has happened to the session since.
--
-- An undo gives times back as they were. It is told by the call stack, which nobody can forge.
CREATE OR REPLACE FUNCTION move_focus_session() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  at timestamptz := date_trunc('second', said_instant());
  call_stack text;
BEGIN
  IF TG_RELID <> 'focus_sessions'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF me() IS NOT NULL AND OLD.user_id IS DISTINCT FROM me() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your session', CONSTRAINT = 'focus_sessions_own';
  END IF;
  IF NEW.status = OLD.status THEN
    RETURN NEW;
  END IF;
  GET DIAGNOSTICS call_stack = PG_CONTEXT;
  IF call_stack ~ '\mrevert_change\(audit_changes\)' THEN
    RETURN NEW;
  END IF;
  IF OLD.status IN ('completed', 'abandoned') THEN
    RAISE object_not_in_prerequisite_state USING MESSAGE = 'the session is over', CONSTRAINT = 'focus_sessions_over';
  END IF;
  IF OLD.status = 'paused' THEN
    at := greatest(at, OLD.paused_at);
    NEW.paused_seconds := OLD.paused_seconds + extract(epoch FROM at - OLD.paused_at)::integer;
    NEW.paused_at := NULL;
  ELSE
    at := least(greatest(at, OLD.started_at + make_interval(secs => OLD.paused_seconds)), focus_ends_at(OLD));
  END IF;
  IF NEW.status = 'paused' THEN
    NEW.paused_at := at;
  ELSIF NEW.status IN ('completed', 'abandoned') THEN
    NEW.completed_at := at;
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION move_focus_session() IS 'Trigger: keeps the times of a session whose status changes; one that is over stays so.';
