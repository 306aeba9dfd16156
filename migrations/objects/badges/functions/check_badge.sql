-- Refuses badges whose criteria nobody can measure, whoever writes them, and changes of what a badge asks for or brings.
CREATE OR REPLACE FUNCTION check_badge() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  known badge_measures;
  threshold text;
  said text;
BEGIN
  IF TG_RELID <> 'badges'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.key, NEW.tier, NEW.scope, NEW.criteria, NEW.xp, NEW.coins)
       IS DISTINCT FROM (OLD.key, OLD.tier, OLD.scope, OLD.criteria, OLD.xp, OLD.coins) THEN
      RAISE check_violation USING MESSAGE = 'a badge stays what it is', CONSTRAINT = 'badges_fixed';
    END IF;
    RETURN NEW;
  END IF;
  IF jsonb_typeof(NEW.criteria) = 'object' THEN
    SELECT * INTO known FROM badge_measures WHERE measure = NEW.criteria ->> 'type';
  END IF;
  IF known.measure IS NULL THEN
    RAISE check_violation USING MESSAGE = 'no such type of criteria', CONSTRAINT = 'badges_criteria_known';
  ELSIF known.marks IS NULL THEN
    RAISE check_violation USING MESSAGE = format('there are no %s yet', known.facts), CONSTRAINT = 'badges_criteria_later';
  END IF;
  IF NEW.criteria - 'type' - known.threshold_key - coalesce(known.variant_key, 'type') <> '{}' THEN
    RAISE check_violation USING MESSAGE = 'the criteria have a key too many', CONSTRAINT = 'badges_criteria_keys';
  END IF;
  threshold := NEW.criteria ->> known.threshold_key;
  IF (jsonb_typeof(NEW.criteria -> known.threshold_key) = 'number' AND threshold ~ '^[1-9][0-9]{0,8}$'
      AND threshold::integer <= known.at_most) IS NOT TRUE THEN
    RAISE check_violation USING MESSAGE = format('%s is no whole number from 1 to %s', known.threshold_key, known.at_most),
      CONSTRAINT = 'badges_criteria_threshold';
  END IF;
  said := NEW.criteria ->> known.variant_key;
  IF (CASE WHEN known.variants IS NOT NULL THEN said = ANY (known.variants)
           WHEN NEW.criteria ? known.variant_key THEN
             jsonb_typeof(NEW.criteria -> known.variant_key) = 'string' AND length(said) BETWEEN 1 AND 100
           ELSE true END) IS NOT TRUE THEN
    RAISE check_violation USING MESSAGE = format('%s is not known', known.variant_key), CONSTRAINT = 'badges_criteria_variant';
  END IF;
  IF NEW.scope = 'journey' AND NOT known.per_journey THEN
    RAISE check_violation USING MESSAGE = 'not a measure of single journeys', CONSTRAINT = 'badges_scope_fits';
  END IF;
  NEW.xp := coalesce(NEW.xp, (SELECT a.xp FROM game_amounts AS a WHERE a.key = 'badge_' || NEW.tier), 0);
  NEW.coins := coalesce(NEW.coins, (SELECT a.coins FROM game_amounts AS a WHERE a.key = 'badge_' || NEW.tier), 0);
  RETURN NEW;
END $$;
COMMENT ON FUNCTION check_badge() IS 'Trigger: the criteria can be measured; XP and coins are those of the tier where none are given.';
