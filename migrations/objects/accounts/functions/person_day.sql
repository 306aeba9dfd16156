-- The local day of a person: their time zone, and the hour at which their day starts.
CREATE OR REPLACE FUNCTION person_day(p_user_id bigint) RETURNS date
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT ((current_instant() AT TIME ZONE u.timezone) - make_interval(hours => s.day_start))::date
  FROM users AS u
  JOIN user_settings AS s ON s.user_id = u.id
  WHERE u.id = p_user_id;
END;
COMMENT ON FUNCTION person_day(bigint) IS 'Today, for this person. Not granted: it would tell one member another''s time zone.';

CREATE OR REPLACE FUNCTION my_day() RETURNS date
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT person_day(me());
END;
COMMENT ON FUNCTION my_day() IS 'Today, for the person of this session.';
GRANT EXECUTE ON FUNCTION my_day() TO tracker_member, tracker_admin;
