-- Interests: the words come into the shared vocabulary by being used.
CREATE OR REPLACE FUNCTION remember_tag() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'user_tags'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  INSERT INTO tags (name) VALUES (NEW.tag) ON CONFLICT DO NOTHING;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION remember_tag() IS 'Trigger: puts a tag that is new into the vocabulary.';

CREATE OR REPLACE FUNCTION remove_interests(p_tags text[]) RETURNS text[]
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  removed text[];
BEGIN
  WITH gone AS (DELETE FROM user_tags AS t WHERE t.user_id = me() AND t.tag = ANY (p_tags) RETURNING t.tag)
  SELECT array_agg(g.tag) INTO removed FROM gone AS g;
  RETURN coalesce(removed, '{}');
END $$;
COMMENT ON FUNCTION remove_interests(text[]) IS 'Takes interests of the asking person away; returns those that were there.';
GRANT EXECUTE ON FUNCTION remove_interests(text[]) TO tracker_member;
