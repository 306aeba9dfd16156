-- Device sessions: login roles of their own beside a person's main one, which end by themselves.
ALTER TABLE logins
  ADD COLUMN kind text NOT NULL DEFAULT 'main',
  ADD COLUMN public_id uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN one_time boolean NOT NULL DEFAULT false,
  ADD COLUMN last_used_at timestamptz,
  ADD CONSTRAINT logins_public_id_key UNIQUE (public_id),
  ADD CONSTRAINT logins_kind_known CHECK (kind IN ('main', 'session')),
  ADD CONSTRAINT logins_one_time_main CHECK (NOT one_time OR kind = 'main'),
  ADD CONSTRAINT logins_session_ends CHECK (kind = 'main' OR expires_at < 'infinity');
COMMENT ON COLUMN logins.kind IS 'main: the person''s own role, with a password or whatever the server asks; session: a device''s, with a random secret.';
COMMENT ON COLUMN logins.one_time IS 'The password was given by an admin: the first session that it opens uses it up.';
COMMENT ON COLUMN logins.last_used_at IS 'When a session was renewed last.';
