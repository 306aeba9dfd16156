-- Journeys, who is on them, what they ask each day, what people answered, and where that puts them.
CREATE TABLE journeys (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  public_id   uuid NOT NULL DEFAULT gen_random_uuid(),
  created_by  bigint,
  title       text NOT NULL,
  description text,
  is_public   boolean NOT NULL DEFAULT false,
  status      text NOT NULL DEFAULT 'active',
  metadata    jsonb NOT NULL DEFAULT '{}',
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT journeys_pkey PRIMARY KEY (id),
  CONSTRAINT journeys_public_id_key UNIQUE (public_id),
  CONSTRAINT journeys_created_by_fkey FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT journeys_title_length CHECK (length(title) BETWEEN 3 AND 100),
  CONSTRAINT journeys_title_one_line CHECK (title !~ '[[:cntrl:]]' AND title = btrim(title)),
  CONSTRAINT journeys_description_length CHECK (length(description) <= 4000),
  CONSTRAINT journeys_status_known CHECK (status IN ('active', 'archived', 'deleted')),
  CONSTRAINT journeys_metadata_object CHECK (jsonb_typeof(metadata) = 'object')
);
CREATE INDEX journeys_created_by ON journeys (created_by);
CREATE INDEX journeys_public ON journeys (id) WHERE is_public AND status = 'active';
COMMENT ON TABLE journeys IS 'Something that one person or a group checks in to, day by day.';

CREATE TABLE journey_members (
  user_id    bigint NOT NULL,
  journey_id bigint NOT NULL,
  role       text NOT NULL DEFAULT 'member',
  joined_at  timestamptz NOT NULL DEFAULT now(),
  left_at    timestamptz,
  CONSTRAINT journey_members_pkey PRIMARY KEY (user_id, journey_id),
  CONSTRAINT journey_members_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT journey_members_journey_fkey FOREIGN KEY (journey_id) REFERENCES journeys (id),
  CONSTRAINT journey_members_role_known CHECK (role IN ('owner', 'admin', 'member'))
);
CREATE INDEX journey_members_journey ON journey_members (journey_id, user_id);
COMMENT ON TABLE journey_members IS 'Who is on a journey: owner edits all, admin edits dimensions, member checks in.';

CREATE TABLE dimensions (
  journey_id  bigint NOT NULL,
  slot        smallint NOT NULL,
  name        text NOT NULL,
  description text,
  examples    jsonb NOT NULL DEFAULT '[]',
  position    smallint NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  removed_at  timestamptz,
  CONSTRAINT dimensions_pkey PRIMARY KEY (journey_id, slot),
  CONSTRAINT dimensions_journey_fkey FOREIGN KEY (journey_id) REFERENCES journeys (id) ON DELETE CASCADE,
  CONSTRAINT dimensions_slot_range CHECK (slot BETWEEN 1 AND 32),
  CONSTRAINT dimensions_name_length CHECK (length(name) BETWEEN 1 AND 50),
  CONSTRAINT dimensions_name_one_line CHECK (name !~ '[[:cntrl:]=]' AND name = btrim(name)),
  CONSTRAINT dimensions_description_length CHECK (length(description) <= 1000),
  CONSTRAINT dimensions_examples_list CHECK (jsonb_typeof(examples) = 'array')
);
CREATE UNIQUE INDEX dimensions_name_key ON dimensions (journey_id, lower(name)) WHERE removed_at IS NULL;
COMMENT ON TABLE dimensions IS 'What a journey asks about. A slot is a place in checkins.efforts and is never used again.';

CREATE TABLE journey_weights (
  journey_id bigint NOT NULL,
  from_day   date NOT NULL,
  weights    smallint[] NOT NULL,
  required   boolean[] NOT NULL,
  CONSTRAINT journey_weights_pkey PRIMARY KEY (journey_id, from_day),
  CONSTRAINT journey_weights_journey_fkey FOREIGN KEY (journey_id) REFERENCES journeys (id) ON DELETE CASCADE,
  CONSTRAINT journey_weights_range CHECK (
    cardinality(weights) <= 32 AND coalesce(array_ndims(weights), 1) = 1 AND coalesce(array_lower(weights, 1), 1) = 1
    AND coalesce(1 <= ALL (weights) AND 5 >= ALL (weights), true)),
  CONSTRAINT journey_weights_required_fits CHECK (cardinality(required) = cardinality(weights))
);
COMMENT ON TABLE journey_weights IS 'What a day''s check-in is asked and scored with, from a day on, until the next row. NULL = not asked.';

CREATE TABLE checkins (
  user_id     bigint NOT NULL DEFAULT me(),
  journey_id  bigint NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  day         date NOT NULL,
  half_points integer NOT NULL,
  efforts     smallint[] NOT NULL,
  client_id   uuid,
  note        text,
  CONSTRAINT checkins_pkey PRIMARY KEY (user_id, journey_id, day) INCLUDE (half_points),
  CONSTRAINT checkins_member_fkey FOREIGN KEY (user_id, journey_id) REFERENCES journey_members (user_id, journey_id),
  CONSTRAINT checkins_day_range CHECK (day BETWEEN date '1900-01-01' AND date '2199-12-31'),
  CONSTRAINT checkins_efforts_range CHECK (
    array_ndims(efforts) = 1 AND array_lower(efforts, 1) = 1 AND coalesce(1 <= ALL (efforts) AND 5 >= ALL (efforts), true)),
  CONSTRAINT checkins_note_length CHECK (length(note) <= 2000)
);
CREATE UNIQUE INDEX checkins_client_id_key ON checkins (user_id, client_id) WHERE client_id IS NOT NULL;
COMMENT ON TABLE checkins IS 'One per person, journey and local day. efforts[slot] is 1 … 5, or NULL where nothing was asked or said.';
COMMENT ON COLUMN checkins.half_points IS 'Score times two, so that it stays a whole number: weight × (−2, 1, 2, 4, 6).';

CREATE TABLE standings (
  journey_id  bigint NOT NULL,
  user_id     bigint NOT NULL,
  bucket      integer NOT NULL,
  half_points integer NOT NULL,
  checkins    integer NOT NULL,
  period      smallint NOT NULL,
  CONSTRAINT standings_pkey PRIMARY KEY (journey_id, period, bucket, user_id),
  CONSTRAINT standings_member_fkey FOREIGN KEY (user_id, journey_id) REFERENCES journey_members (user_id, journey_id) ON DELETE CASCADE,
  CONSTRAINT standings_period_known CHECK (period IN (0, 1, 2)),
  CONSTRAINT standings_checkins_positive CHECK (checkins > 0)
) WITH (fillfactor = 85);
CREATE INDEX standings_rank ON standings (journey_id, period, bucket, half_points DESC, user_id);
CREATE INDEX standings_user ON standings (user_id, journey_id);
COMMENT ON TABLE standings IS 'Score and check-ins of a member in a period: 0 all time, 1 ISO week, 2 month. Derived from checkins.';
