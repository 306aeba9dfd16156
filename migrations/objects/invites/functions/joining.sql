-- Coming along: by a token, or on a public journey by oneself.
--
-- A token that is wrong, expired, revoked or used gives the same answer after the same work: one look-up by its hash.
-- A wrong one is answered by NULL and not by an error, so that the transaction can be kept, and with it the count of
-- tries. Whoever rolls back escapes the count: what makes guessing hopeless is the token, 32 characters out of 62.
CREATE OR REPLACE FUNCTION invite_of_token(p_token text) RETURNS journey_invites
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT i.*
  FROM journey_invite_tokens AS t
  JOIN journey_invites AS i ON i.id = t.invite_id
  JOIN journeys AS j ON j.id = i.journey_id AND j.status = 'active'
  WHERE t.token_hash = sha256(convert_to(p_token, 'UTF8')) AND invite_state(i) = 'pending'
$$;
COMMENT ON FUNCTION invite_of_token(text) IS 'The invitation that a token opens now, or a row of NULLs. Not granted.';

CREATE OR REPLACE FUNCTION locked_invite(p_token text) RETURNS journey_invites
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM FROM journey_invites AS i WHERE i.id = (invite_of_token(p_token)).id FOR UPDATE;
  -- Asked again: somebody else may have used or revoked it while this one waited.
  RETURN invite_of_token(p_token);
END $$;
COMMENT ON FUNCTION locked_invite(text) IS 'The invitation that a token opens, which nobody else can use meanwhile; or a row of NULLs. Not granted.';

CREATE OR REPLACE FUNCTION require_tries_left(p_who text) RETURNS void
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT FROM journey_invite_tries AS w
             WHERE w.who = p_who AND w.hour = date_trunc('hour', statement_timestamp()) AND w.wrong >= 20)
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'too many wrong tokens', CONSTRAINT = 'journey_invite_tries_most';
  END IF;
END $$;
COMMENT ON FUNCTION require_tries_left(text) IS 'Refuses after twenty wrong tokens in an hour. Not granted.';

CREATE OR REPLACE FUNCTION count_wrong_try(p_who text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM journey_invite_tries AS w WHERE w.who = p_who AND w.hour < date_trunc('hour', statement_timestamp());
  INSERT INTO journey_invite_tries AS w (who, hour, wrong)
  VALUES (p_who, date_trunc('hour', statement_timestamp()), 1)
  ON CONFLICT (who, hour) DO UPDATE SET wrong = w.wrong + 1;
END $$;
COMMENT ON FUNCTION count_wrong_try(text) IS 'Counts a wrong token and forgets those of earlier hours. Not granted.';

CREATE OR REPLACE FUNCTION use_invite(p_invite journey_invites, p_user_id bigint) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM admit(p_user_id, p_invite.journey_id, p_invite.role);
  UPDATE journey_invites AS i SET status = 'accepted', accepted_by = p_user_id, accepted_at = current_instant()
  WHERE i.id = p_invite.id;
  RETURN p_invite.journey_id;
END $$;
COMMENT ON FUNCTION use_invite(journey_invites, bigint) IS 'Admits whom an invitation asks; returns the journey. Not granted.';

CREATE OR REPLACE FUNCTION accept_invite(p_token text) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  who text := 'person ' || me();
  invite journey_invites;
BEGIN
  IF me() IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'unknown login', CONSTRAINT = 'logins_known';
  END IF;
  PERFORM require_tries_left(who);
  invite := invite_of_token(p_token);
  IF invite.id IS NULL THEN
    PERFORM count_wrong_try(who);
    RETURN NULL;
  END IF;
  PERFORM lock_me();
  invite := locked_invite(p_token);
  RETURN CASE WHEN invite.id IS NOT NULL THEN use_invite(invite, me()) END;
END $$;
COMMENT ON FUNCTION accept_invite(text) IS 'Puts the asking person on the journey that a token opens; its id, or NULL for a token that opens none.';

CREATE OR REPLACE FUNCTION join_journey(p_journey_id bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF me() IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'unknown login', CONSTRAINT = 'logins_known';
  END IF;
  IF NOT EXISTS (SELECT FROM journeys AS j WHERE j.id = p_journey_id AND j.is_public AND j.status = 'active') THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a public journey', CONSTRAINT = 'journey_members_public';
  END IF;
  PERFORM lock_me();
  IF EXISTS (SELECT FROM journey_members AS m
             WHERE m.user_id = me() AND m.journey_id = p_journey_id AND m.removed_at IS NOT NULL)
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'taken off the journey', CONSTRAINT = 'journey_members_taken_off';
  END IF;
  PERFORM admit(me(), p_journey_id, 'member');
END $$;
COMMENT ON FUNCTION join_journey(bigint) IS 'Puts the asking person on a public journey, unless somebody took them off.';
GRANT EXECUTE ON FUNCTION accept_invite(text), join_journey(bigint) TO tracker_member;
