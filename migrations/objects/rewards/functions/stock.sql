-- How many of a reward are sold: moved by what happens to vouchers, and counted anew by the check.
--
-- Locks: people first, then rewards in the order of ids. A reward's row is locked until the end of the transaction
-- that buys, so that the last one is sold once.
CREATE OR REPLACE FUNCTION move_stock() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  taken bigint[] := '{}';
  given_back bigint[] := '{}';
  used_up bigint[] := '{}';
BEGIN
  IF TG_RELID <> 'vouchers'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF TG_OP <> 'DELETE' THEN
    taken := ARRAY(SELECT n.reward_id FROM new_rows AS n WHERE n.reward_id IS NOT NULL AND n.status <> 'refunded');
  END IF;
  IF TG_OP <> 'INSERT' THEN
    given_back := ARRAY(SELECT o.reward_id FROM old_rows AS o WHERE o.reward_id IS NOT NULL AND o.status <> 'refunded');
  END IF;
  IF TG_OP = 'DELETE' THEN
    -- Who is purged takes their vouchers along, but what was drunk is not on the shelf again.
    used_up := ARRAY(SELECT o.reward_id FROM old_rows AS o WHERE o.reward_id IS NOT NULL AND o.status IN ('redeemed', 'expired'));
  END IF;
  PERFORM FROM rewards AS r WHERE r.id = ANY (taken || given_back) ORDER BY r.id FOR NO KEY UPDATE;
  UPDATE rewards AS r SET sold = r.sold + m.sold, supply = r.supply - m.used
  FROM (SELECT x.id, sum(x.sold)::integer AS sold, sum(x.used)::integer AS used
        FROM (SELECT t.id, 1, 0 FROM unnest(taken) AS t (id)
              UNION ALL SELECT g.id, -1, 0 FROM unnest(given_back) AS g (id)
              UNION ALL SELECT u.id, 0, 1 FROM unnest(used_up) AS u (id)) AS x (id, sold, used)
        GROUP BY x.id) AS m
  WHERE r.id = m.id AND (m.sold, m.used) <> (0, 0);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION move_stock() IS 'Trigger: counts what is sold of the rewards that a statement touched.';

CREATE OR REPLACE FUNCTION expected_sold() RETURNS TABLE (reward_id bigint, sold integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT r.id, count(v.id)::integer
  FROM rewards AS r LEFT JOIN vouchers AS v ON v.reward_id = r.id AND v.status <> 'refunded'
  GROUP BY r.id
$$;
COMMENT ON FUNCTION expected_sold() IS 'How many vouchers each reward has that were not given back. Not granted.';

CREATE OR REPLACE FUNCTION stock_faults() RETURNS TABLE (subject text, stored text, expected text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT require_admin();
  SELECT format('reward %s', r.id), format('%s sold', r.sold), format('%s sold', e.sold)
  FROM rewards AS r JOIN expected_sold() AS e ON e.reward_id = r.id
  WHERE r.sold <> e.sold
  ORDER BY r.id
$$;
COMMENT ON FUNCTION stock_faults() IS 'Rewards whose number sold does not follow from the vouchers. For admins.';

CREATE OR REPLACE FUNCTION repair_stock() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  repaired integer;
BEGIN
  PERFORM require_admin();
  PERFORM FROM rewards AS r ORDER BY r.id FOR NO KEY UPDATE;
  -- Where more were sold than there are, there are as many as were sold: nobody's voucher is taken away.
  UPDATE rewards AS r SET sold = e.sold, supply = CASE WHEN r.supply < e.sold THEN e.sold ELSE r.supply END
  FROM expected_sold() AS e
  WHERE e.reward_id = r.id AND r.sold <> e.sold;
  GET DIAGNOSTICS repaired = ROW_COUNT;
  RETURN repaired;
END $$;
COMMENT ON FUNCTION repair_stock() IS 'Counts what is sold again where it is wrong; returns of how many rewards. For admins.';
GRANT EXECUTE ON FUNCTION stock_faults(), repair_stock() TO tracker_admin;
