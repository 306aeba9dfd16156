-- What a new quest is, and the days and times of what a person says of it.
--
-- Undo and redo bring a row back as it was: it is told by its made_on, which people have no privilege to write.
CREATE OR REPLACE FUNCTION most_open_quests() RETURNS integer
  LANGUAGE sql IMMUTABLE RETURN 30;
COMMENT ON FUNCTION most_open_quests() IS 'How many quests a person may have open at once.';

-- A mission can be had again once it ended, from the day after it was completed.
CREATE OR REPLACE FUNCTION require_mission_free(q quests) RETURNS void
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  today date := person_day(q.user_id);
BEGIN
  IF EXISTS (
    SELECT FROM quests AS o JOIN quest_states AS s ON s.user_id = o.user_id AND s.quest_id = o.id
    WHERE o.user_id = q.user_id AND o.mission_id = q.mission_id AND o.id <> q.id
      AND s.status IN ('assigned', 'in_progress') AND s.ends_on >= today)
  THEN
    RAISE unique_violation USING MESSAGE = 'the mission is open', CONSTRAINT = 'quests_mission_open';
  END IF;
  IF EXISTS (
    SELECT FROM quests AS o JOIN quest_states AS s ON s.user_id = o.user_id AND s.quest_id = o.id
    WHERE o.user_id = q.user_id AND o.mission_id = q.mission_id AND o.id <> q.id
      AND s.status = 'completed' AND s.day >= q.starts_on)
  THEN
    RAISE check_violation USING MESSAGE = 'the mission was completed on that day', CONSTRAINT = 'quests_mission_again';
  END IF;
END $$;
COMMENT ON FUNCTION require_mission_free(quests) IS 'Refuses a quest of a mission that the person has open, or completed on its first day or later. Not granted.';

CREATE OR REPLACE FUNCTION said_day(p_user_id bigint) RETURNS date
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  RETURN (SELECT ((said_instant() AT TIME ZONE u.timezone) - make_interval(hours => s.day_start))::date
          FROM users AS u JOIN user_settings AS s ON s.user_id = u.id
          WHERE u.id = p_user_id);
COMMENT ON FUNCTION said_day(bigint) IS 'The person''s day; of what had to wait for the server, the day on which they said it. Not granted.';

CREATE OR REPLACE FUNCTION begin_quest() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  mission missions;
  today date;
BEGIN
  IF TG_RELID <> 'quests'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF me() IS NOT NULL AND NEW.user_id IS DISTINCT FROM me() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your quest', CONSTRAINT = 'quests_own';
  END IF;
  IF NEW.made_on IS NOT NULL THEN
    RETURN NEW;
  END IF;
  today := person_day(NEW.user_id);
  NEW.made_on := today;
  NEW.starts_on := coalesce(NEW.starts_on, today);
  IF NEW.mission_id IS NOT NULL THEN
    SELECT * INTO mission FROM missions AS m WHERE m.id = NEW.mission_id;
    -- Of a retired one only what began before comes in, as an import brings it.
    IF mission.id IS NULL OR NOT mission.active AND NEW.starts_on >= today THEN
      RAISE check_violation USING MESSAGE = 'the mission is not offered', CONSTRAINT = 'quests_mission_offered';
    END IF;
    NEW.title := mission.title;
    NEW.description := mission.description;
    NEW.measure := mission.requirements ->> 'measure';
    NEW.needed := coalesce((mission.requirements ->> 'needed')::integer, 1);
    NEW.ends_on := coalesce(NEW.ends_on, NEW.starts_on + mission.days - 1);
    IF NEW.ends_on > NEW.starts_on + mission.days - 1 THEN
      RAISE check_violation USING MESSAGE = 'the mission has fewer days', CONSTRAINT = 'quests_mission_days';
    END IF;
    PERFORM require_mission_free(NEW);
  END IF;
  IF NEW.ends_on >= today AND NEW.status IN ('assigned', 'in_progress') AND most_open_quests() <= (
    SELECT count(*) FROM quest_states AS s
    WHERE s.user_id = NEW.user_id AND s.status IN ('assigned', 'in_progress') AND s.ends_on >= today)
  THEN
    RAISE check_violation USING MESSAGE = 'too many quests are open', CONSTRAINT = 'quests_open_most';
  END IF;
  NEW.xp := quest_xp(NEW);
  PERFORM require_past(NEW.ended_on, today);
  RETURN dated_quest(NEW, today);
END $$;
COMMENT ON FUNCTION begin_quest() IS 'Trigger: a quest is one''s own, pays what its kind pays, and is as its mission says.';

CREATE OR REPLACE FUNCTION require_past(p_ended_on date, p_today date) RETURNS void
  LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $$
BEGIN
  IF p_ended_on > p_today THEN
    RAISE check_violation USING MESSAGE = 'that day has not begun', CONSTRAINT = 'quests_ended_begun';
  END IF;
END $$;
COMMENT ON FUNCTION require_past(date, date) IS 'Refuses an end of a quest in the future. Not granted.';

CREATE OR REPLACE FUNCTION dated_quest(q quests, p_today date) RETURNS quests
  LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $$
DECLARE
  at timestamptz := current_instant();
BEGIN
  -- What is given already is kept: redo and imports bring back when it was.
  q.ended_on := CASE WHEN q.status IN ('completed', 'skipped') THEN coalesce(q.ended_on, p_today) END;
  IF q.status IN ('in_progress', 'completed') THEN
    q.started_at := coalesce(q.started_at, at);
  END IF;
  IF q.status = 'completed' THEN
    q.completed_at := coalesce(q.completed_at, at);
  ELSIF q.measure IS NULL THEN
    q.completed_at := NULL;
  END IF;
  IF greatest(q.started_at, q.completed_at) > at THEN
    RAISE check_violation USING MESSAGE = 'that time has not come', CONSTRAINT = 'quests_time_begun';
  END IF;
  RETURN q;
END $$;
COMMENT ON FUNCTION dated_quest(quests, date) IS 'A quest with the days and times that its status has. Not granted.';

CREATE OR REPLACE FUNCTION move_quest() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'quests'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF me() IS NOT NULL AND OLD.user_id IS DISTINCT FROM me() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your quest', CONSTRAINT = 'quests_own';
  END IF;
  IF NEW.status = OLD.status THEN
    RETURN NEW;
  END IF;
  IF OLD.status = 'skipped' AND NEW.mission_id IS NOT NULL THEN
    PERFORM require_mission_free(NEW);
  END IF;
  RETURN dated_quest(NEW, said_day(NEW.user_id));
END $$;
COMMENT ON FUNCTION move_quest() IS 'Trigger: dates what a person says of a quest by their own day.';
