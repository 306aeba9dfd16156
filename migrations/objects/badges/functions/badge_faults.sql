-- What is stored of badges where it does not follow from the facts, and putting it right.
CREATE OR REPLACE FUNCTION badge_faults() RETURNS TABLE (kind text, username text, subject text, stored text, expected text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
  ladder record;
BEGIN
  PERFORM require_admin();
  FOR ladder IN
    SELECT * FROM badge_windows(all_days_of(ARRAY(SELECT u.id FROM users AS u)),
                                ARRAY(SELECT m.measure FROM badge_measures AS m WHERE m.marks IS NOT NULL), NULL)
  LOOP
    RETURN QUERY
      SELECT 'badge', u.username, concat_ws(' ', b.key, CASE WHEN v.journey_id IS NOT NULL THEN 'on journey ' || v.journey_id END),
             coalesce('earned on ' || e.earned_on, 'not earned'), coalesce('earned on ' || v.earned_on, 'not earned')
      FROM unnest(badge_verdicts(ladder.marks, ladder.measure, ladder.variant, ladder.windows, NULL)) AS v
      JOIN users AS u ON u.id = v.user_id
      JOIN badges AS b ON b.id = v.badge_id
      LEFT JOIN user_badges AS e ON e.user_id = v.user_id AND e.badge_id = v.badge_id
        AND e.journey_id IS NOT DISTINCT FROM v.journey_id AND e.holds
      ORDER BY 2, 3;
  END LOOP;
END $$;
COMMENT ON FUNCTION badge_faults() IS 'Badges that are stored otherwise than the facts say; empty when all is well. For admins.';

CREATE OR REPLACE FUNCTION repair_badges() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET work_mem = '64MB' AS $$
BEGIN
  PERFORM require_admin();
  RETURN judge_people(ARRAY(SELECT u.id FROM users AS u ORDER BY u.id));
END $$;
COMMENT ON FUNCTION repair_badges() IS 'Judges all badges of everybody again; returns how many were wrong. For admins.';
GRANT EXECUTE ON FUNCTION badge_faults(), repair_badges() TO tracker_admin;
