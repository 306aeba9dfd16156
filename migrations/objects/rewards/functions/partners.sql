-- What admins do that needs more than their tables: who works for a partner, and giving a reward away.
CREATE OR REPLACE FUNCTION set_partner_staff(p_partner_id bigint, p_username text, p_works boolean) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  person users;
BEGIN
  PERFORM require_admin();
  person := person_named(p_username);
  IF p_works AND person.deleted_at IS NOT NULL THEN
    RAISE no_data_found USING MESSAGE = 'that account is deleted', CONSTRAINT = 'users_named';
  END IF;
  IF p_works THEN
    INSERT INTO partner_staff (user_id, partner_id) VALUES (person.id, p_partner_id) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM partner_staff AS s WHERE s.user_id = person.id AND s.partner_id = p_partner_id;
  END IF;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION set_partner_staff(bigint, text, boolean) IS 'Lets somebody redeem for a partner, or no longer; false if it was so already.';

CREATE OR REPLACE FUNCTION partner_people() RETURNS TABLE (partner_id bigint, username text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT require_admin();
  SELECT s.partner_id, u.username COLLATE "default"
  FROM partner_staff AS s JOIN users AS u ON u.id = s.user_id
  WHERE u.deleted_at IS NULL
  ORDER BY 1, 2
$$;
COMMENT ON FUNCTION partner_people() IS 'Who works for which partner. For admins.';

CREATE OR REPLACE FUNCTION grant_reward(p_username text, p_public_id uuid) RETURNS TABLE (public_id uuid, expires_at timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  person users;
  voucher_id bigint;
  step bigint;
BEGIN
  PERFORM require_admin();
  person := person_named(p_username);
  IF person.deleted_at IS NOT NULL THEN
    RAISE no_data_found USING MESSAGE = 'that account is deleted', CONSTRAINT = 'users_named';
  END IF;
  PERFORM lock_people(ARRAY[me(), person.id]);
  voucher_id := issue_voucher(person.id, p_public_id, true);
  -- No step of anybody: an admin would read the code in it, and the person would give it back with their next undo.
  step := current_step();
  DELETE FROM audit_changes AS c WHERE c.step_id = step AND c.table_name = 'vouchers';
  DELETE FROM audit_log AS l WHERE l.id = step AND NOT EXISTS (SELECT FROM audit_changes AS c WHERE c.step_id = step);
  RETURN QUERY SELECT v.public_id, v.expires_at FROM vouchers AS v WHERE v.user_id = person.id AND v.id = voucher_id;
END $$;
COMMENT ON FUNCTION grant_reward(text, uuid) IS 'Gives somebody a voucher for a reward of the catalogue, for no coins. The code is told to them alone.';
GRANT EXECUTE ON FUNCTION set_partner_staff(bigint, text, boolean), partner_people(), grant_reward(text, uuid) TO tracker_admin;
