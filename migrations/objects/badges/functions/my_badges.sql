-- Where the asking person stands with each measure, and what they have not been told of.
CREATE OR REPLACE FUNCTION my_badge_values() RETURNS TABLE (measure text, variant text, journey_id bigint, value integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  asking bigint := me();
  ladder record;
BEGIN
  FOR ladder IN
    SELECT m.marks, b.measure, b.variant,
           ARRAY(SELECT ROW (w.user_id, w.journey_id, w.first_day, w.last_day, 1)::badge_window
                 FROM unnest(all_days_of(ARRAY[asking])) AS w
                 WHERE ('journey' = ANY (b.scopes) OR w.journey_id IS NULL)
                   AND ('global' = ANY (b.scopes) OR w.journey_id IS NOT NULL)) AS windows
    FROM (SELECT b.measure, b.variant, array_agg(DISTINCT b.scope) AS scopes FROM badges AS b GROUP BY 1, 2) AS b
    JOIN badge_measures AS m ON m.measure = b.measure
  LOOP
    RETURN QUERY EXECUTE format('SELECT $3, $2, m.journey_id, max(m.high) FROM %I($1, $2) AS m GROUP BY m.journey_id', ladder.marks)
      USING ladder.windows, ladder.variant, ladder.measure;
  END LOOP;
END $$;
COMMENT ON FUNCTION my_badge_values() IS 'The best value that the asking person''s facts reach, by measure, variant and journey (NULL: over everything).';

CREATE OR REPLACE FUNCTION see_badges(p_badge_ids bigint[] DEFAULT NULL) RETURNS TABLE (badge_id bigint, journey_id bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  asking bigint := me();
BEGIN
  IF EXISTS (SELECT FROM user_badges AS e JOIN user_settings AS s ON s.user_id = e.user_id AND s.game
             WHERE e.user_id = asking AND e.seen_at IS NULL AND (p_badge_ids IS NULL OR e.badge_id = ANY (p_badge_ids))) THEN
    PERFORM lock_people(ARRAY[asking]);
    RETURN QUERY
      UPDATE user_badges AS e SET seen_at = current_instant()
      WHERE e.user_id = asking AND e.seen_at IS NULL AND (p_badge_ids IS NULL OR e.badge_id = ANY (p_badge_ids))
      RETURNING e.badge_id, e.journey_id;
  END IF;
END $$;
COMMENT ON FUNCTION see_badges(bigint[]) IS
  'Badges, or those of these, that the asking person has not been shown yet; from now on they have been.';
GRANT EXECUTE ON FUNCTION my_badge_values(), see_badges(bigint[]) TO tracker_member;
