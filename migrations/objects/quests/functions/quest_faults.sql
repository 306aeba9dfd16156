-- For `admin verify`: states of quests that do not follow from what was said and from the facts.
--
-- A quest whose end nobody has read yet is no fault. Nor is one that failed at the end of a day that, since its person
-- travelled west, is not over: it is told again with the next fact of its days.
CREATE OR REPLACE FUNCTION quest_faults() RETURNS TABLE (kind text, user_id bigint, subject text, stored text, expected text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT 'quest', v.user_id, format('quest %s', v.quest_id),
         format('%s on %s at %s, %s XP, counts: %s', s.status, s.day, s.progress, s.xp, s.counts),
         format('%s on %s at %s, %s XP, counts: %s', v.status, v.day, v.progress, v.xp, v.counts)
  FROM quest_verdicts(NULL, NULL) AS v
  LEFT JOIN quest_states AS s ON s.user_id = v.user_id AND s.quest_id = v.quest_id
  WHERE (s.status, s.progress, s.ends_on, s.day, s.xp, s.counts)
        IS DISTINCT FROM (v.status, v.progress, v.ends_on, v.day, v.xp, v.counts)
    AND NOT (s.progress = v.progress AND s.ends_on = v.ends_on
             AND (s.status IN ('assigned', 'in_progress') AND v.status = 'failed'
                  OR s.status = 'failed' AND v.status IN ('assigned', 'in_progress')
                     AND v.ends_on <= (current_instant() AT TIME ZONE 'UTC')::date + 1))
$$;
COMMENT ON FUNCTION quest_faults() IS 'States of quests that are not what quest_verdicts says. Not granted.';
