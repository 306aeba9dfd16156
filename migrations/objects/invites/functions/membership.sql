-- Being on a journey: roles, removing, leaving.
--
-- Where an owner may go, the journey is locked first, so that two owners cannot take each other off; then people in the
-- order of ids, as whoever changes dimensions does. Who is no owner or admin holds no lock on a journey: an idle session
-- of theirs makes nobody else wait.
CREATE OR REPLACE FUNCTION require_an_owner() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'journey_members'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF EXISTS (
    SELECT FROM old_rows AS o
    WHERE o.role = 'owner' AND o.left_at IS NULL AND NOT EXISTS (
      SELECT FROM journey_members AS m
      WHERE m.journey_id = o.journey_id AND m.role = 'owner' AND m.left_at IS NULL))
  THEN
    RAISE check_violation USING MESSAGE = 'the journey would have no owner', CONSTRAINT = 'journey_members_last_owner';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION require_an_owner() IS 'Trigger: the last owner of a journey stays, by whatever way they would go, undo and redo too.';

CREATE OR REPLACE FUNCTION stand_members() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  member record;
BEGIN
  IF TG_RELID <> 'journey_members'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  FOR member IN
    SELECT n.user_id, n.journey_id, n.left_at IS NULL AS is_back
    FROM old_rows AS o JOIN new_rows AS n USING (user_id, journey_id)
    WHERE (o.left_at IS NULL) <> (n.left_at IS NULL)
  LOOP
    DELETE FROM standings AS s WHERE s.user_id = member.user_id AND s.journey_id = member.journey_id;
    IF member.is_back THEN
      INSERT INTO standings (journey_id, user_id, period, bucket, half_points, checkins)
      SELECT e.journey_id, e.user_id, e.period, e.bucket, e.half_points, e.checkins
      FROM expected_standings() AS e
      WHERE e.user_id = member.user_id AND e.journey_id = member.journey_id;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION stand_members() IS 'Trigger: who leaves keeps their facts and loses their standings; who comes back has them again.';

CREATE OR REPLACE FUNCTION lock_members(p_journey_id bigint, p_user_ids bigint[], p_with_journey boolean) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF p_with_journey THEN
    PERFORM FROM journeys AS j WHERE j.id = p_journey_id FOR NO KEY UPDATE;
  END IF;
  PERFORM lock_people(p_user_ids);
END $$;
COMMENT ON FUNCTION lock_members(bigint, bigint[], boolean) IS
  'Before memberships change: locks the journey where an owner is among them, then the people. Not granted.';

CREATE OR REPLACE FUNCTION locked_member(p_journey_id bigint, p_member journey_members) RETURNS journey_members
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  member journey_members;
BEGIN
  PERFORM lock_members(p_journey_id, ARRAY[me(), p_member.user_id], p_member.role = 'owner');
  SELECT * INTO member FROM journey_members AS m
  WHERE m.user_id = p_member.user_id AND m.journey_id = p_journey_id AND m.left_at IS NULL;
  IF member.role IS NULL OR (member.role = 'owner') <> (p_member.role = 'owner') THEN
    RAISE serialization_failure USING MESSAGE = 'the member came, went or changed their role just now';
  END IF;
  RETURN member;
END $$;
COMMENT ON FUNCTION locked_member(bigint, journey_members) IS 'A membership as it is once it is locked. Not granted.';

CREATE OR REPLACE FUNCTION member_named(p_journey_id bigint, p_username text) RETURNS journey_members
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  member journey_members;
BEGIN
  SELECT m.* INTO member
  FROM users AS u JOIN journey_members AS m ON m.user_id = u.id
  WHERE u.username = lower(p_username) AND m.journey_id = p_journey_id AND m.left_at IS NULL;
  IF NOT FOUND THEN
    RAISE no_data_found USING MESSAGE = 'nobody of that name is on the journey', CONSTRAINT = 'journey_members_named';
  END IF;
  RETURN member;
END $$;
COMMENT ON FUNCTION member_named(bigint, text) IS 'The membership of a username; says no more of a stranger than of a name that is nobody''s. Not granted.';

CREATE OR REPLACE FUNCTION set_member_role(p_journey_id bigint, p_username text, p_role text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  member journey_members;
BEGIN
  PERFORM require_role(p_journey_id, 'owner');
  member := locked_member(p_journey_id, member_named(p_journey_id, p_username));
  -- Again: it may have been taken from them while they waited.
  PERFORM require_role(p_journey_id, 'owner');
  UPDATE journey_members AS m SET role = p_role
  WHERE m.user_id = member.user_id AND m.journey_id = p_journey_id AND m.role <> p_role;
END $$;
COMMENT ON FUNCTION set_member_role(bigint, text, text) IS 'An owner gives a member, or themself, another role: owner, admin or member.';

CREATE OR REPLACE FUNCTION require_above(p_journey_id bigint, p_role text) RETURNS void
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF p_role = 'member' THEN
    PERFORM require_role(p_journey_id, 'owner', 'admin');
  ELSE
    PERFORM require_role(p_journey_id, 'owner');
  END IF;
END $$;
COMMENT ON FUNCTION require_above(bigint, text) IS 'Refuses who may not decide about people of a role: owners decide about all, admins about members. Not granted.';

CREATE OR REPLACE FUNCTION remove_member(p_journey_id bigint, p_username text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  member journey_members;
BEGIN
  PERFORM require_role(p_journey_id, 'owner', 'admin');
  member := locked_member(p_journey_id, member_named(p_journey_id, p_username));
  PERFORM require_above(p_journey_id, member.role);
  UPDATE journey_members AS m SET left_at = now(), removed_at = now()
  WHERE m.user_id = member.user_id AND m.journey_id = p_journey_id;
END $$;
COMMENT ON FUNCTION remove_member(bigint, text) IS 'Takes somebody off: owners anybody, admins members. Their facts stay theirs; back only by an invitation.';

CREATE OR REPLACE FUNCTION leave_journey(p_journey_id bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  mine journey_members;
BEGIN
  PERFORM require_role(p_journey_id, 'owner', 'admin', 'member');
  SELECT * INTO mine FROM journey_members AS m WHERE m.user_id = me() AND m.journey_id = p_journey_id;
  PERFORM locked_member(p_journey_id, mine);
  UPDATE journey_members AS m SET left_at = now()
  WHERE m.user_id = me() AND m.journey_id = p_journey_id AND m.left_at IS NULL;
END $$;
COMMENT ON FUNCTION leave_journey(bigint) IS 'The asking person leaves; their facts stay theirs, their standings come back with them.';
GRANT EXECUTE ON FUNCTION set_member_role(bigint, text, text), remove_member(bigint, text), leave_journey(bigint) TO tracker_member;

CREATE OR REPLACE FUNCTION admit(p_user_id bigint, p_journey_id bigint, p_role text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT FROM journey_members AS m
             WHERE m.user_id = p_user_id AND m.journey_id = p_journey_id AND m.left_at IS NULL)
  THEN
    RAISE unique_violation USING MESSAGE = 'on the journey already', CONSTRAINT = 'journey_members_pkey';
  END IF;
  UPDATE journey_members AS m SET role = p_role, left_at = NULL, removed_at = NULL
  WHERE m.user_id = p_user_id AND m.journey_id = p_journey_id;
  IF NOT FOUND THEN
    INSERT INTO journey_members (user_id, journey_id, role) VALUES (p_user_id, p_journey_id, p_role);
  END IF;
END $$;
COMMENT ON FUNCTION admit(bigint, bigint, text) IS 'Puts somebody on a journey, or back on it; locks are the caller''s. Not granted.';
