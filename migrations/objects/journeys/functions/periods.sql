-- Days, weeks and months as whole numbers: what standings and streaks count in.
CREATE OR REPLACE FUNCTION day_number(p_day date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN p_day - date '2000-01-03';
COMMENT ON FUNCTION day_number(date) IS 'Days since Monday 2000-01-03.';

CREATE OR REPLACE FUNCTION week_number(p_day date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN floor((p_day - date '2000-01-03') / 7.0::float8)::integer;
COMMENT ON FUNCTION week_number(date) IS 'ISO weeks (Monday to Sunday) since the week of 2000-01-03.';

CREATE OR REPLACE FUNCTION month_number(p_day date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (date_part('year', p_day) * 12 + date_part('month', p_day))::integer - 24001;
COMMENT ON FUNCTION month_number(date) IS 'Months since January 2000.';

CREATE OR REPLACE FUNCTION standing_bucket(p_period smallint, p_day date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE p_period WHEN 0 THEN 0 WHEN 1 THEN week_number(p_day) ELSE month_number(p_day) END;
COMMENT ON FUNCTION standing_bucket(smallint, date) IS 'Which bucket of standings a day falls into: 0 all time, 1 week, 2 month.';
GRANT EXECUTE ON FUNCTION day_number(date), week_number(date), month_number(date), standing_bucket(smallint, date)
  TO tracker_member, tracker_admin, tracker_import;
