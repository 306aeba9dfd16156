-- Vouchers out of one's own export. A file is a person's word, which a partner gives nothing for: there they are records.
CREATE OR REPLACE FUNCTION restore_voucher(p_record jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  given vouchers := jsonb_populate_record(NULL::vouchers, p_record);
  own_id bigint := (SELECT w.id FROM own_rewards AS w WHERE w.user_id = me() AND w.public_id = (p_record ->> 'own_reward')::uuid);
  new_code text := CASE WHEN own_id IS NOT NULL THEN make_voucher_code() END;
BEGIN
  IF me() IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'unknown login', CONSTRAINT = 'logins_known';
  END IF;
  IF EXISTS (SELECT FROM vouchers AS v WHERE v.user_id = me() AND v.public_id = given.public_id) THEN
    RETURN false;
  END IF;
  IF greatest(given.bought_at, given.redeemed_at) > current_instant() OR given.bought_on > person_day(me()) THEN
    RAISE check_violation USING MESSAGE = 'bought in the future', CONSTRAINT = 'vouchers_bought_begun';
  END IF;
  INSERT INTO vouchers (user_id, public_id, own_reward_id, type, title, partner, code, price, refunds, granted, status,
                        bought_at, bought_on, expires_at, redeemed_at, redeemed_where)
  VALUES (me(), coalesce(given.public_id, gen_random_uuid()), own_id, p_record ->> 'kind', given.title, given.partner,
          new_code, given.price, coalesce(given.refunds, false), coalesce(given.granted, false),
          coalesce(given.status, 'bought'), given.bought_at, given.bought_on, given.expires_at, given.redeemed_at,
          given.redeemed_where);
  RETURN true;
END $$;
COMMENT ON FUNCTION restore_voucher(jsonb) IS
  'Brings a voucher back from an export, for its coins; one of a partner as a record without a code. False where it is there: that stays as it is.';
GRANT EXECUTE ON FUNCTION restore_voucher(jsonb) TO tracker_member;
