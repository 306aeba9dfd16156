-- Invitations. The database knows a token by its hash alone; an invitation is worth what its inviter may still give.
CREATE OR REPLACE FUNCTION invite_lifetime() RETURNS interval
  LANGUAGE sql IMMUTABLE RETURN interval '7 days';
COMMENT ON FUNCTION invite_lifetime() IS 'How long an invitation can be accepted (reference 000, journey_invites).';

CREATE OR REPLACE FUNCTION invite_state(p_invite journey_invites) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT CASE
    WHEN p_invite.status <> 'pending' THEN p_invite.status
    WHEN p_invite.expires_at <= current_instant() THEN 'expired'
    WHEN NOT EXISTS (
      SELECT FROM journey_members AS m
      WHERE m.user_id = p_invite.invited_by AND m.journey_id = p_invite.journey_id AND m.left_at IS NULL
        AND (m.role = 'owner' OR m.role = 'admin' AND p_invite.role = 'member')) THEN 'revoked'
    ELSE 'pending' END;
END;
COMMENT ON FUNCTION invite_state(journey_invites) IS
  'pending, accepted, expired or revoked as of now; what was promised by who may not promise it any more counts as revoked. Not granted.';

CREATE OR REPLACE FUNCTION invite_to_journey(p_journey_id bigint, p_email text, p_role text, p_token_hash bytea)
  RETURNS TABLE (public_id uuid, expires_at timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  made journey_invites;
BEGIN
  PERFORM require_above(p_journey_id, p_role);
  -- Two who run it may invite the same address at once.
  PERFORM lock_members(p_journey_id, ARRAY[me()], true);
  PERFORM require_above(p_journey_id, p_role);
  IF NOT EXISTS (SELECT FROM journeys AS j WHERE j.id = p_journey_id AND j.status = 'active') THEN
    RAISE check_violation USING MESSAGE = 'the journey is not active', CONSTRAINT = 'journey_invites_journey_active';
  END IF;
  PERFORM require_above(p_journey_id, i.role)
  FROM journey_invites AS i
  WHERE i.journey_id = p_journey_id AND lower(i.email) = lower(p_email) AND i.status = 'pending';
  UPDATE journey_invites AS i SET status = 'revoked'
  WHERE i.journey_id = p_journey_id AND lower(i.email) = lower(p_email) AND i.status = 'pending';
  DELETE FROM journey_invite_tokens AS t WHERE t.made_at < current_instant() - invite_lifetime();
  INSERT INTO journey_invites (journey_id, email, role, invited_by, created_at, expires_at)
  VALUES (p_journey_id, p_email, p_role, me(), current_instant(), current_instant() + invite_lifetime())
  RETURNING * INTO made;
  INSERT INTO journey_invite_tokens (token_hash, invite_id, made_at) VALUES (p_token_hash, made.id, made.created_at);
  RETURN QUERY SELECT made.public_id, made.expires_at;
END $$;
COMMENT ON FUNCTION invite_to_journey(bigint, text, text, bytea) IS
  'Invites an address as member (owners and admins) or admin (owners); takes the place of a pending invitation of the same address.';

CREATE OR REPLACE FUNCTION revoke_invite(p_public_id uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  invite journey_invites;
BEGIN
  SELECT * INTO invite FROM journey_invites AS i
  WHERE i.public_id = p_public_id AND i.journey_id = ANY (my_journeys_as('owner', 'admin'));
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM require_above(invite.journey_id, invite.role);
  UPDATE journey_invites AS i SET status = 'revoked' WHERE i.id = invite.id AND i.status = 'pending';
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION revoke_invite(uuid) IS 'Makes a pending invitation worthless; false where there is none that the asking person may see.';

CREATE OR REPLACE FUNCTION invitations() RETURNS TABLE (
    public_id uuid, journey_id bigint, journey text, email text, role text, status text, invited_by text,
    created_at timestamptz, expires_at timestamptz, accepted_by text, accepted_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT i.public_id, i.journey_id, j.title, i.email, i.role, invite_state(i), inviter.username,
         i.created_at, i.expires_at, joined.username, i.accepted_at
  FROM journey_invites AS i
  JOIN journeys AS j ON j.id = i.journey_id
  LEFT JOIN users AS inviter ON inviter.id = i.invited_by
  LEFT JOIN users AS joined ON joined.id = i.accepted_by
  WHERE i.journey_id = ANY ((SELECT my_journeys_as('owner', 'admin'))::bigint[]) AND j.status <> 'deleted'
  ORDER BY i.created_at DESC, i.id DESC
$$;
COMMENT ON FUNCTION invitations() IS 'The invitations of the journeys that the asking person owns or helps to run, the newest first.';
GRANT EXECUTE ON FUNCTION invite_to_journey(bigint, text, text, bytea), revoke_invite(uuid), invitations() TO tracker_member;
