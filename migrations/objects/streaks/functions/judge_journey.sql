-- Judges the days of a person's journey in a window: met where there is a check-in, excused where they rest.
CREATE OR REPLACE FUNCTION judge_journey(p_user_id bigint, p_journey_id bigint, p_first date, p_last date,
    OUT judged int4range, OUT met int4multirange, OUT excused int4multirange)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT int4range(day_number(p_first), day_number(p_last), '[]'),
         coalesce(m.met, '{}'),
         coalesce(z.rest, '{}') - coalesce(m.met, '{}')
  FROM (SELECT range_agg(int4range(day_number(c.day), day_number(c.day) + 1)) AS met
        FROM checkins AS c
        WHERE c.user_id = p_user_id AND c.journey_id = p_journey_id AND c.day BETWEEN p_first AND p_last) AS m,
       (SELECT range_agg(int4range(day_number(greatest(z.from_day, p_first)),
                                   day_number(least(coalesce(z.until_day, p_last), p_last)), '[]')) AS rest
        FROM pauses AS z
        WHERE z.user_id = p_user_id AND (z.journey_id = p_journey_id OR z.habit_id IS NULL AND z.journey_id IS NULL)
          AND z.from_day <= p_last AND coalesce(z.until_day, p_last) >= p_first) AS z
$$;
COMMENT ON FUNCTION judge_journey(bigint, bigint, date, date) IS
  'The streak rule of journeys: a day with a check-in counts (a check-in answers every required dimension).';
