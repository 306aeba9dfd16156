-- Many people at once, as an import brings them: who cannot be added is named with the reason, all others go in.
--
-- The rules are those of the table's constraints and of add_person, asked of all rows before any goes in: a statement
-- that fails would take the good rows with it.
CREATE OR REPLACE FUNCTION is_timezone(p_name text) RETURNS boolean
  LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $$
BEGIN
  RETURN p_name ~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}$' AND timezone(p_name, timestamptz '2000-01-01 00:00Z') IS NOT NULL;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN false;
END $$;
COMMENT ON FUNCTION is_timezone(text) IS 'Whether users.timezone takes the name. Not granted.';

CREATE OR REPLACE FUNCTION judged_people(p_people jsonb) RETURNS TABLE (line integer, username text, role text, email text,
    display_name text, timezone text, verifier text, "column" text, reason text)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  WITH given AS MATERIALIZED (
         SELECT g.* FROM jsonb_to_recordset(p_people) AS g
           (line integer, username text, role text, email text, display_name text, timezone text, verifier text)),
       zones AS MATERIALIZED (SELECT z.name, is_timezone(z.name) AS known FROM (SELECT DISTINCT g.timezone AS name FROM given AS g) AS z)
  SELECT g.line, g.username, g.role, g.email, g.display_name, coalesce(g.timezone, 'UTC'), g.verifier, v."column", v.reason
  FROM given AS g
  LEFT JOIN zones AS z ON z.name = g.timezone
  LEFT JOIN users AS u ON u.username = g.username
  LEFT JOIN users AS e ON lower(e.email) = lower(g.email) AND e.deleted_at IS NULL
  LEFT JOIN pg_roles AS r ON r.rolname = g.role
  LEFT JOIN LATERAL (
    SELECT x."column", x.reason
    FROM (VALUES
      (1, 'username', 'form', g.username ~ '^[a-z0-9_][a-z0-9_.-]{2,29}$' IS NOT TRUE),
      (2, 'username', 'taken', u.id IS NOT NULL),
      (3, 'role', 'form', g.role ~ '^[a-z0-9_][a-z0-9_.-]{2,62}$' IS NOT TRUE OR g.role ~ '^(pg_|tracker_)'),
      (4, 'role', 'taken', r.oid IS NOT NULL),
      (5, 'email', 'form', g.email !~* '^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$'),
      (6, 'email', 'taken', e.id IS NOT NULL),
      (7, 'display_name', 'length', length(g.display_name) > 255),
      (8, 'timezone', 'form', NOT z.known)) AS x (place, "column", reason, wrong)
    WHERE x.wrong ORDER BY x.place LIMIT 1) AS v ON true
$$;
COMMENT ON FUNCTION judged_people(jsonb) IS 'People who are to be added, with the column that is wrong (NULL: none). Not granted.';

CREATE OR REPLACE FUNCTION add_people(p_people jsonb) RETURNS TABLE (line integer, "column" text, reason text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  roles text[];
  verifiers text[];
BEGIN
  PERFORM require_admin();
  RETURN QUERY SELECT j.line, j."column", j.reason FROM judged_people(p_people) AS j WHERE j.reason IS NOT NULL ORDER BY j.line;
  WITH fit AS MATERIALIZED (SELECT j.* FROM judged_people(p_people) AS j WHERE j.reason IS NULL),
       made AS (INSERT INTO users (username, email, display_name, timezone)
                SELECT f.username, f.email, f.display_name, f.timezone FROM fit AS f ORDER BY f.line
                RETURNING id, username),
       settled AS (INSERT INTO user_settings (user_id) SELECT m.id FROM made AS m),
       let_in AS (INSERT INTO logins (db_role, user_id, one_time)
                  SELECT f.role, m.id, true FROM made AS m JOIN fit AS f ON f.username = m.username)
  SELECT array_agg(f.role ORDER BY f.line), array_agg(f.verifier ORDER BY f.line) INTO roles, verifiers FROM fit AS f;
  PERFORM make_login_roles(roles, verifiers, statement_timestamp() + session_lifetime());
END $$;
COMMENT ON FUNCTION add_people(jsonb) IS
  'What add_person does, for an array of {line, username, role, email, display_name, timezone, verifier}; returns the lines that did not go in.';
GRANT EXECUTE ON FUNCTION add_people(jsonb) TO tracker_admin;
