-- People, the login roles that are theirs, and their settings.
CREATE TABLE users (
  id                bigint GENERATED ALWAYS AS IDENTITY,
  public_id         uuid NOT NULL DEFAULT gen_random_uuid(),
  username          text COLLATE "C" NOT NULL,
  email             text,
  display_name      text,
  first_name        text,
  last_name         text,
  bio               text,
  avatar_url        text,
  date_of_birth     date,
  timezone          text NOT NULL DEFAULT 'UTC',
  identity_provider text,
  identity_subject  text,
  consent_given     boolean NOT NULL DEFAULT false,
  consent_at        timestamptz,
  last_seen_at      timestamptz,
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now(),
  deleted_at        timestamptz,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_public_id_key UNIQUE (public_id),
  CONSTRAINT users_username_key UNIQUE (username),
  CONSTRAINT users_username_form CHECK (username ~ '^[a-z0-9_][a-z0-9_.-]{2,29}$'),
  CONSTRAINT users_email_form CHECK (email ~* '^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$'),
  CONSTRAINT users_display_name_length CHECK (length(display_name) <= 255),
  CONSTRAINT users_first_name_length CHECK (length(first_name) <= 100),
  CONSTRAINT users_last_name_length CHECK (length(last_name) <= 100),
  CONSTRAINT users_bio_length CHECK (length(bio) <= 4000),
  CONSTRAINT users_avatar_url_length CHECK (length(avatar_url) <= 500),
  CONSTRAINT users_date_of_birth_range CHECK (date_of_birth BETWEEN date '1900-01-01' AND date '2199-12-31'),
  -- A POSIX zone such as XXX-167:00 would move a person's day by a week: only names are taken.
  CONSTRAINT users_timezone_name CHECK (timezone ~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}$'),
  CONSTRAINT users_timezone_known CHECK (timezone(timezone, timestamptz '2000-01-01 00:00Z') IS NOT NULL),
  CONSTRAINT users_consent_dated CHECK (consent_given = (consent_at IS NOT NULL))
);
CREATE UNIQUE INDEX users_email_key ON users (lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX users_identity_key ON users (identity_provider, identity_subject);
COMMENT ON TABLE users IS 'A person. Who they are to PostgreSQL stands in logins.';

CREATE TABLE logins (
  db_role    text COLLATE "C" NOT NULL,
  user_id    bigint NOT NULL,
  label      text NOT NULL DEFAULT 'main',
  expires_at timestamptz NOT NULL DEFAULT 'infinity',
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT logins_pkey PRIMARY KEY (db_role),
  CONSTRAINT logins_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT logins_label_length CHECK (length(label) BETWEEN 1 AND 100)
);
CREATE INDEX logins_user ON logins (user_id);
COMMENT ON TABLE logins IS 'Which login roles are whose: the person''s own, and one per device session.';

CREATE TABLE user_settings (
  user_id              bigint NOT NULL,
  theme                text NOT NULL DEFAULT 'auto',
  colour_scheme        text NOT NULL DEFAULT 'default',
  language             text NOT NULL DEFAULT 'en',
  sounds               boolean NOT NULL DEFAULT true,
  haptics              boolean NOT NULL DEFAULT true,
  notifications        boolean NOT NULL DEFAULT true,
  digest               boolean NOT NULL DEFAULT false,
  digest_frequency     text NOT NULL DEFAULT 'weekly',
  focus_minutes        smallint NOT NULL DEFAULT 25,
  hide_completed       boolean NOT NULL DEFAULT false,
  first_weekday        smallint NOT NULL DEFAULT 1,
  day_start            smallint NOT NULL DEFAULT 0,
  onboarding_completed boolean NOT NULL DEFAULT false,
  game                 boolean NOT NULL DEFAULT true,
  metadata             jsonb NOT NULL DEFAULT '{}',
  updated_at           timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT user_settings_pkey PRIMARY KEY (user_id),
  CONSTRAINT user_settings_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT user_settings_theme_known CHECK (theme IN ('auto', 'light', 'dark', 'neon')),
  CONSTRAINT user_settings_colour_scheme_known CHECK (colour_scheme IN ('default', 'vibrant', 'muted', 'mono')),
  CONSTRAINT user_settings_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$'),
  CONSTRAINT user_settings_digest_frequency_known CHECK (digest_frequency IN ('daily', 'weekly', 'monthly')),
  CONSTRAINT user_settings_focus_minutes_range CHECK (focus_minutes BETWEEN 1 AND 480),
  CONSTRAINT user_settings_first_weekday_range CHECK (first_weekday BETWEEN 1 AND 7),
  CONSTRAINT user_settings_day_start_range CHECK (day_start BETWEEN 0 AND 23),
  CONSTRAINT user_settings_metadata_object CHECK (jsonb_typeof(metadata) = 'object')
);
COMMENT ON TABLE user_settings IS 'How tracker behaves for one person; one row each, made with the person.';
COMMENT ON COLUMN user_settings.day_start IS 'Hour at which the person''s day starts: 4 means that 03:59 still belongs to yesterday.';
COMMENT ON COLUMN user_settings.first_weekday IS '1 = Monday … 7 = Sunday (ISO 8601).';

GRANT SELECT ON alembic_version TO tracker_member, tracker_admin, tracker_import;
