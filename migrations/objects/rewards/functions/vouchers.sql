-- Vouchers: buying, what has run out, and what undo may not touch any more.
CREATE OR REPLACE FUNCTION check_voucher() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  offer rewards;
BEGIN
  IF TG_RELID <> 'vouchers'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF NEW.reward_id IS NOT NULL THEN
    -- Locked before anything is counted: two who buy the last one stand in line here.
    SELECT * INTO offer FROM rewards AS r WHERE r.id = NEW.reward_id FOR NO KEY UPDATE;
    IF NOT offer.active OR EXISTS (SELECT FROM partners AS p WHERE p.id = offer.partner_id AND NOT p.active) THEN
      RAISE check_violation USING MESSAGE = 'the reward is not to be had any more', CONSTRAINT = 'vouchers_reward_active';
    END IF;
    IF offer.per_person <= (SELECT count(*) FROM vouchers AS v
                            WHERE v.user_id = NEW.user_id AND v.reward_id = NEW.reward_id AND v.status <> 'refunded') THEN
      RAISE check_violation USING MESSAGE = 'as many as one person may have', CONSTRAINT = 'vouchers_per_person';
    END IF;
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION check_voucher() IS 'Trigger: a reward has to be in the catalogue, and one person has it only so often. Redo asks again.';

CREATE OR REPLACE FUNCTION issue_voucher(p_user_id bigint, p_public_id uuid, p_granted boolean) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  new_code text := make_voucher_code();
  voucher_id bigint;
BEGIN
  INSERT INTO vouchers (user_id, reward_id, own_reward_id, type, title, partner, code, price, refunds, granted,
                        bought_at, bought_on, expires_at)
  SELECT u.id, o.reward_id, o.own_reward_id, o.type, o.title, o.partner, new_code,
         CASE WHEN p_granted THEN 0 ELSE o.price END, o.refunds, p_granted, current_instant(), person_day(u.id),
         -- Good until the end of its last day, by the owner's own clock.
         ((person_day(u.id) + o.valid_days + 1)::timestamp + make_interval(hours => s.day_start)) AT TIME ZONE u.timezone
  FROM (SELECT r.id AS reward_id, NULL::bigint AS own_reward_id, r.type, r.title, p.name AS partner, r.price, r.refunds, r.valid_days
        FROM rewards AS r LEFT JOIN partners AS p ON p.id = r.partner_id
        WHERE r.public_id = p_public_id
        UNION ALL
        SELECT NULL, w.id, 'own', w.title, NULL, w.price, w.refunds, w.valid_days
        FROM own_rewards AS w
        WHERE w.user_id = p_user_id AND w.public_id = p_public_id AND w.active AND NOT p_granted) AS o
  JOIN users AS u ON u.id = p_user_id
  JOIN user_settings AS s ON s.user_id = u.id
  RETURNING id INTO voucher_id;
  IF voucher_id IS NULL THEN
    RAISE no_data_found USING MESSAGE = 'no such reward', CONSTRAINT = 'rewards_named';
  END IF;
  RETURN voucher_id;
END $$;
COMMENT ON FUNCTION issue_voucher(bigint, uuid, boolean) IS
  'Makes a voucher for a reward of the catalogue, or of one''s own, on the terms of now; returns its id. Not granted.';

CREATE OR REPLACE FUNCTION buy_reward(p_public_id uuid) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF me() IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'unknown login', CONSTRAINT = 'logins_known';
  END IF;
  PERFORM lock_me();
  IF NOT EXISTS (SELECT FROM user_settings AS s WHERE s.user_id = me() AND s.game) THEN
    RAISE check_violation USING MESSAGE = 'the game is off', CONSTRAINT = 'vouchers_game_on';
  END IF;
  -- What has run out may give its coins back first.
  PERFORM settle_vouchers_of(me());
  RETURN issue_voucher(me(), p_public_id, false);
END $$;
COMMENT ON FUNCTION buy_reward(uuid) IS 'Buys a reward with the asking person''s coins; returns the id of the voucher.';

CREATE OR REPLACE FUNCTION record_own_voucher() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'vouchers'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  INSERT INTO audit_changes (step_id, user_id, table_name, operation, row_count, old_rows, new_rows)
  SELECT current_step(), me(), TG_TABLE_NAME, 'update', count(*), jsonb_agg(to_jsonb(o)), jsonb_agg(to_jsonb(n))
  FROM old_rows AS o JOIN new_rows AS n USING (user_id, id)
  WHERE n.user_id = me() AND n.type = 'own'
  HAVING count(*) > 0;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION record_own_voucher() IS
  'Trigger: what a person does with vouchers for their own rewards is their step. What partners'' people do is nobody''s: they would read the voucher in it.';

-- What was redeemed or ran out is not undone: its buying leaves the steps, and stays in vouchers and in the ledger. Else
-- it would stand in the way of undoing whatever the person did before it.
CREATE OR REPLACE FUNCTION close_vouchers(p_user_id bigint, p_ids bigint[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched bigint[];
BEGIN
  WITH held AS (
    SELECT c.step_id, c.seq, r.old_rows, r.new_rows
    FROM audit_log AS l
    JOIN audit_changes AS c ON c.step_id = l.id AND c.table_name = 'vouchers'
    CROSS JOIN LATERAL (SELECT rows_without(c.old_rows, 'id', '{}', p_ids) AS old_rows,
                               rows_without(c.new_rows, 'id', '{}', p_ids) AS new_rows) AS r
    WHERE l.user_id = p_user_id AND (r.old_rows, r.new_rows) IS DISTINCT FROM (c.old_rows, c.new_rows)
  ), changed AS (
    UPDATE audit_changes AS c
    SET old_rows = h.old_rows, new_rows = h.new_rows, row_count = jsonb_array_length(coalesce(h.old_rows, h.new_rows))
    FROM held AS h
    WHERE c.step_id = h.step_id AND c.seq = h.seq
    RETURNING c.step_id)
  SELECT array_agg(step_id) INTO touched FROM changed;
  DELETE FROM audit_changes AS c WHERE c.step_id = ANY (touched) AND c.row_count = 0;
  DELETE FROM audit_log AS l
  WHERE l.id = ANY (touched) AND NOT EXISTS (SELECT FROM audit_changes AS c WHERE c.step_id = l.id);
END $$;
COMMENT ON FUNCTION close_vouchers(bigint, bigint[]) IS 'Takes vouchers of a person out of what they can undo. Not granted.';

CREATE OR REPLACE FUNCTION settle_vouchers_of(p_user_id bigint) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  ended bigint[];
BEGIN
  IF NOT EXISTS (SELECT FROM vouchers AS v
                 WHERE v.user_id = p_user_id AND v.status = 'bought' AND v.expires_at <= current_instant()) THEN
    RETURN 0;
  END IF;
  PERFORM lock_people(ARRAY[p_user_id]);
  WITH due AS (
    UPDATE vouchers AS v SET status = CASE WHEN v.refunds AND v.price > 0 THEN 'refunded' ELSE 'expired' END
    WHERE v.user_id = p_user_id AND v.status = 'bought' AND v.expires_at <= current_instant()
    RETURNING v.id)
  SELECT coalesce(array_agg(id), '{}') INTO ended FROM due;
  PERFORM close_vouchers(p_user_id, ended);
  RETURN cardinality(ended);
END $$;
COMMENT ON FUNCTION settle_vouchers_of(bigint) IS
  'Ends a person''s vouchers that have run out, giving coins back where the reward said so; returns how many. Not granted.';

CREATE OR REPLACE FUNCTION settle_vouchers() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN settle_vouchers_of(me());
END $$;
COMMENT ON FUNCTION settle_vouchers() IS 'What settle_vouchers_of does, for the asking person. Costs one look where nothing has run out.';
GRANT EXECUTE ON FUNCTION buy_reward(uuid), settle_vouchers() TO tracker_member;
