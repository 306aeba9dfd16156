-- Everything that is derived, computed again from the facts and compared with what is stored.
CREATE OR REPLACE FUNCTION derived_faults() RETURNS TABLE (kind text, username text, subject text, stored text, expected text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET work_mem = '64MB' AS $$
#variable_conflict use_column
BEGIN
  PERFORM require_admin();
  RETURN QUERY
  SELECT f.kind, u.username, f.subject, f.stored, f.expected
  FROM (
    SELECT 'score' AS kind, c.user_id, format('journey %s, %s', c.journey_id, c.day) AS subject,
           c.half_points::text AS stored, score_half_points(c.efforts, (weights_on(c.journey_id, c.day)).weights)::text AS expected
    FROM checkins AS c
    UNION ALL
    SELECT 'standing', coalesce(s.user_id, e.user_id),
           format('journey %s, %s %s', coalesce(s.journey_id, e.journey_id),
                  (ARRAY['all time', 'week', 'month'])[coalesce(s.period, e.period) + 1], coalesce(s.bucket, e.bucket)),
           format('%s half points, %s check-ins', s.half_points, s.checkins),
           format('%s half points, %s check-ins', e.half_points, e.checkins)
    FROM standings AS s
    FULL JOIN expected_standings() AS e USING (journey_id, period, bucket, user_id)
    WHERE (s.half_points, s.checkins) IS DISTINCT FROM (e.half_points, e.checkins)
    UNION ALL
    SELECT 'streak', coalesce(s.user_id, e.user_id), format('%s %s', coalesce(s.subject, e.subject), coalesce(s.subject_id, e.subject_id)),
           format('met %s, excused %s, longest %s', s.met, s.excused, s.longest),
           format('met %s, excused %s, longest %s', e.met, e.excused, e.longest)
    FROM streaks AS s
    FULL JOIN expected_streaks() AS e USING (user_id, subject, subject_id)
    WHERE (s.met, s.excused, s.longest) IS DISTINCT FROM (e.met, e.excused, e.longest)
    UNION ALL
    SELECT q.kind, q.user_id, q.subject, q.stored, q.expected FROM quest_faults() AS q
  ) AS f
  JOIN users AS u ON u.id = f.user_id
  WHERE f.stored IS DISTINCT FROM f.expected
  ORDER BY 1, 2, 3;
END $$;
COMMENT ON FUNCTION derived_faults() IS 'Derived values that do not follow from the facts; empty when all is well. For admins.';
GRANT EXECUTE ON FUNCTION derived_faults() TO tracker_admin;
