-- What people on one journey know of each other: names, roles, since when, the last day, standings. Nothing else.
CREATE OR REPLACE FUNCTION journey_people(p_journey_id bigint) RETURNS TABLE (
    username text, display_name text, role text, joined_at timestamptz, last_day date, me boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT u.username, u.display_name, m.role, m.joined_at,
         (SELECT max(c.day) FROM checkins AS c WHERE c.user_id = m.user_id AND c.journey_id = m.journey_id),
         m.user_id = (SELECT me())
  FROM journey_members AS m
  JOIN users AS u ON u.id = m.user_id AND u.deleted_at IS NULL
  WHERE m.journey_id = p_journey_id AND m.left_at IS NULL
    AND p_journey_id = ANY ((SELECT my_journeys())::bigint[])
  ORDER BY array_position(ARRAY['owner', 'admin', 'member'], m.role), u.username
$$;
COMMENT ON FUNCTION journey_people(bigint) IS 'Who is on a journey of the asking person; empty for strangers.';

CREATE OR REPLACE FUNCTION member_count(p_journey_id bigint) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT count(*)::integer
  FROM journey_members AS m
  JOIN users AS u ON u.id = m.user_id AND u.deleted_at IS NULL
  WHERE m.journey_id = p_journey_id AND m.left_at IS NULL
    AND p_journey_id = ANY ((SELECT my_journeys())::bigint[])
$$;
COMMENT ON FUNCTION member_count(bigint) IS 'How many are on a journey of the asking person; 0 for strangers.';

CREATE OR REPLACE FUNCTION public_journeys() RETURNS TABLE (
    id bigint, public_id uuid, title text, description text, members integer, owner text, role text, created_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT j.id, j.public_id, j.title, j.description, n.members::integer,
         (SELECT coalesce(u.display_name, u.username)
          FROM journey_members AS o JOIN users AS u ON u.id = o.user_id
          WHERE o.journey_id = j.id AND o.role = 'owner' AND o.left_at IS NULL
          ORDER BY o.joined_at, o.user_id LIMIT 1),
         (SELECT m.role FROM journey_members AS m WHERE m.user_id = (SELECT me()) AND m.journey_id = j.id AND m.left_at IS NULL),
         j.created_at
  FROM journeys AS j
  CROSS JOIN LATERAL (
    SELECT count(*) AS members FROM journey_members AS m
    JOIN users AS u ON u.id = m.user_id AND u.deleted_at IS NULL
    WHERE m.journey_id = j.id AND m.left_at IS NULL) AS n
  WHERE j.is_public AND j.status = 'active' AND me() IS NOT NULL
  ORDER BY n.members DESC, lower(j.title), j.id
$$;
COMMENT ON FUNCTION public_journeys() IS 'Journeys that anybody may join, those with most members first; role is the asking person''s, NULL if they are not on it.';

CREATE OR REPLACE FUNCTION journey_figures(p_journey_id bigint) RETURNS TABLE (
    members integer, checkins bigint, half_points bigint, last_day date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT count(*)::integer, coalesce(sum(s.checkins), 0)::bigint, coalesce(sum(s.half_points), 0)::bigint, max(d.last_day)
  FROM journey_members AS m
  JOIN users AS u ON u.id = m.user_id AND u.deleted_at IS NULL
  LEFT JOIN standings AS s ON s.journey_id = m.journey_id AND s.period = 0 AND s.bucket = 0 AND s.user_id = m.user_id
  CROSS JOIN LATERAL (
    SELECT max(c.day) AS last_day FROM checkins AS c
    WHERE c.user_id = m.user_id AND c.journey_id = m.journey_id) AS d
  WHERE m.journey_id = p_journey_id AND m.left_at IS NULL
    AND p_journey_id = ANY ((SELECT my_journeys())::bigint[])
$$;
COMMENT ON FUNCTION journey_figures(bigint) IS 'Members, their check-ins, the sum of their scores times two, and the last day that one logged.';

CREATE OR REPLACE FUNCTION dimension_means(p_journey_id bigint) RETURNS TABLE (slot smallint, name text, mean numeric, own numeric)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH person AS (
    SELECT c.user_id, d.slot, sum(c.efforts[d.slot]) AS efforts, count(c.efforts[d.slot]) AS number,
           c.user_id = (SELECT me()) AS is_me
    FROM journey_members AS m
    JOIN users AS u ON u.id = m.user_id AND u.deleted_at IS NULL
    JOIN checkins AS c ON c.user_id = m.user_id AND c.journey_id = m.journey_id
    CROSS JOIN (SELECT slot FROM dimensions WHERE journey_id = p_journey_id AND removed_at IS NULL) AS d
    WHERE m.journey_id = p_journey_id AND m.left_at IS NULL AND c.efforts[d.slot] IS NOT NULL
      AND p_journey_id = ANY ((SELECT my_journeys())::bigint[])
    GROUP BY c.user_id, d.slot
  )
  SELECT d.slot, d.name,
         -- Between two, the mean and one's own answers would tell the other's.
         round(CASE WHEN count(*) FILTER (WHERE NOT p.is_me) = 0 OR count(p.user_id) >= 3
                    THEN sum(p.efforts) / sum(p.number) END, 1),
         round(sum(p.efforts) FILTER (WHERE p.is_me) / sum(p.number) FILTER (WHERE p.is_me), 1)
  FROM dimensions AS d
  LEFT JOIN person AS p ON p.slot = d.slot
  WHERE d.journey_id = p_journey_id AND d.removed_at IS NULL
    AND p_journey_id = ANY ((SELECT my_journeys())::bigint[])
  GROUP BY d.slot, d.name, d.position
  ORDER BY d.position, d.slot
$$;
COMMENT ON FUNCTION dimension_means(bigint) IS
  'Mean effort per dimension, of all and of the asking person; of all only where at least three answered, or nobody else did.';
GRANT EXECUTE ON FUNCTION journey_people(bigint), member_count(bigint), public_journeys(), journey_figures(bigint), dimension_means(bigint)
  TO tracker_member;
