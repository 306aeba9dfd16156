-- How far changed days reach: the days on which a measure may have another value than before.
--
-- What adds up, and runs, change from the first changed day on. Within a week or a month the whole of it is measured,
-- and for comparisons the one after it. A habit's periods may have begun up to a year before the day.
CREATE OR REPLACE FUNCTION badge_first_day(p_measure text, p_variant text, p_first date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN p_measure = 'habit_streak' THEN greatest(date '1900-01-01', p_first - 366)
    WHEN p_variant IN ('week', 'previous_week') THEN date '2000-01-03' + 7 * week_number(p_first)
    WHEN p_variant IN ('month', 'previous_month') THEN p_first - extract(day FROM p_first)::integer + 1
    ELSE p_first END;
COMMENT ON FUNCTION badge_first_day(text, text, date) IS 'The first day whose value may change with the facts of a day.';

CREATE OR REPLACE FUNCTION badge_last_day(p_measure text, p_variant text, p_last date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN least(date '2199-12-31', CASE p_variant
    WHEN 'week' THEN date '2000-01-03' + 7 * week_number(p_last) + 6
    WHEN 'previous_week' THEN date '2000-01-03' + 7 * week_number(p_last) + 13
    WHEN 'month' THEN (p_last - extract(day FROM p_last)::integer + 1 + interval '1 month' - interval '1 day')::date
    WHEN 'previous_month' THEN (p_last - extract(day FROM p_last)::integer + 1 + interval '2 months' - interval '1 day')::date
    ELSE date '2199-12-31' END);
COMMENT ON FUNCTION badge_last_day(text, text, date) IS 'The last day whose value may change with the facts of a day.';
