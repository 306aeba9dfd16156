-- Redeeming: once, by those who may; when, where and by whom is kept.
--
-- A code that is wrong and one that is not the asking person's to redeem give the same answer, and count as a try. They
-- are answered by a row and not by an error, so that the transaction can be kept, and with it the count; whoever rolls
-- back escapes it: what makes guessing hopeless is the code, 130 random bits.
CREATE OR REPLACE FUNCTION acts_as_admin() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  RETURN pg_has_role(session_user, 'tracker_owner', 'MEMBER')
         OR pg_has_role(session_user, 'tracker_admin', 'MEMBER') AND me() IS NOT NULL;
COMMENT ON FUNCTION acts_as_admin() IS 'Whether require_admin would let the session pass. Not granted.';

CREATE OR REPLACE FUNCTION may_redeem(p_voucher vouchers) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  RETURN p_voucher.id IS NOT NULL AND CASE
    WHEN p_voucher.type = 'own' THEN p_voucher.user_id = me()
    ELSE acts_as_admin() OR EXISTS (
      SELECT FROM rewards AS r JOIN partner_staff AS s ON s.partner_id = r.partner_id
      WHERE r.id = p_voucher.reward_id AND s.user_id = me()) END;
COMMENT ON FUNCTION may_redeem(vouchers) IS
  'Whether the session may redeem it: for their own rewards their owner, else an admin or who works for the partner. Not granted.';

CREATE OR REPLACE FUNCTION count_wrong_code() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM voucher_tries AS w WHERE w.user_id = me() AND w.hour < date_trunc('hour', statement_timestamp());
  INSERT INTO voucher_tries AS w (user_id, hour, wrong)
  SELECT me(), date_trunc('hour', statement_timestamp()), 1 WHERE me() IS NOT NULL
  ON CONFLICT (user_id, hour) DO UPDATE SET wrong = w.wrong + 1;
END $$;
COMMENT ON FUNCTION count_wrong_code() IS 'Counts a wrong code of the asking person and forgets those of earlier hours. Not granted.';

CREATE OR REPLACE FUNCTION redeem_voucher(p_code text, p_place text DEFAULT NULL) RETURNS TABLE (
    outcome text, title text, partner text, holder text, redeemed_at timestamptz, redeemed_where text, ended_at timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  found_one vouchers;
  said text;
BEGIN
  IF me() IS NULL AND NOT acts_as_admin() THEN
    RAISE insufficient_privilege USING MESSAGE = 'unknown login', CONSTRAINT = 'logins_known';
  END IF;
  IF EXISTS (SELECT FROM voucher_tries AS w
             WHERE w.user_id = me() AND w.hour = date_trunc('hour', statement_timestamp()) AND w.wrong >= 20) THEN
    RAISE insufficient_privilege USING MESSAGE = 'too many wrong codes', CONSTRAINT = 'voucher_tries_most';
  END IF;
  SELECT v.* INTO found_one FROM vouchers AS v WHERE sha256(v.code::bytea) = sha256(convert_to(p_code, 'UTF8'));
  IF may_redeem(found_one) THEN
    PERFORM lock_people(ARRAY[me(), found_one.user_id]);
    PERFORM settle_vouchers_of(found_one.user_id);
    -- Asked again: somebody else may have redeemed it, or its owner given it back, while this one waited.
    SELECT v.* INTO found_one FROM vouchers AS v WHERE sha256(v.code::bytea) = sha256(convert_to(p_code, 'UTF8'));
  ELSIF found_one.user_id = me() THEN
    RETURN QUERY SELECT 'not_staff', found_one.title, found_one.partner, NULL, NULL::timestamptz, NULL, NULL::timestamptz;
    RETURN;
  END IF;
  IF may_redeem(found_one) IS NOT TRUE THEN
    PERFORM count_wrong_code();
    RETURN QUERY SELECT 'unknown', NULL, NULL, NULL, NULL::timestamptz, NULL, NULL::timestamptz;
    RETURN;
  END IF;
  said := found_one.status;
  IF found_one.status = 'bought' THEN
    said := 'done';
    UPDATE vouchers AS v
    SET status = 'redeemed', redeemed_at = current_instant(), redeemed_by = me(),
        redeemed_where = coalesce(p_place, found_one.partner)
    WHERE v.user_id = found_one.user_id AND v.id = found_one.id
    RETURNING v.* INTO found_one;
    IF found_one.type <> 'own' THEN
      PERFORM close_vouchers(found_one.user_id, ARRAY[found_one.id]);
    END IF;
  END IF;
  RETURN QUERY
    SELECT said, found_one.title, found_one.partner, coalesce(nullif(u.display_name, ''), u.username) COLLATE "default",
           found_one.redeemed_at, found_one.redeemed_where, CASE WHEN said IN ('expired', 'refunded') THEN found_one.expires_at END
    FROM users AS u WHERE u.id = found_one.user_id;
END $$;
COMMENT ON FUNCTION redeem_voucher(text, text) IS
  'Redeems the voucher of a code; "done", or why not: unknown, not_staff, redeemed (when, where), expired, refunded. Tells the reward and its owner''s name, and no more.';
GRANT EXECUTE ON FUNCTION redeem_voucher(text, text) TO tracker_member;
