-- Imports: what came in when, and the unlogged tables that bulk rows are copied into before they are judged.
CREATE TABLE imports (
  user_id    bigint NOT NULL DEFAULT me(),
  id         bigint GENERATED ALWAYS AS IDENTITY,
  public_id  uuid NOT NULL DEFAULT gen_random_uuid(),
  format     text NOT NULL,
  source     text,
  read       integer NOT NULL,
  added      integer NOT NULL,
  updated    integer NOT NULL,
  unchanged  integer NOT NULL,
  rejected   integer NOT NULL,
  step_id    bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT imports_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT imports_public_id_key UNIQUE (public_id),
  CONSTRAINT imports_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT imports_step_fkey FOREIGN KEY (step_id) REFERENCES audit_log (id) ON DELETE SET NULL,
  CONSTRAINT imports_format_length CHECK (length(format) BETWEEN 1 AND 30),
  CONSTRAINT imports_source_length CHECK (length(source) <= 500),
  CONSTRAINT imports_counts_positive CHECK (least(read, added, updated, unchanged, rejected) >= 0)
);
CREATE INDEX imports_step ON imports (step_id);
COMMENT ON TABLE imports IS 'One row per import that was carried out.';

-- Staging is INSERT-only for members: COPY may not fill a table with row policies, so there is nothing to read here.
CREATE UNLOGGED TABLE staged_checkins (
  db_role    text NOT NULL DEFAULT SESSION_USER,
  batch      uuid NOT NULL,
  line       integer NOT NULL,
  journey_id bigint NOT NULL,
  day        date NOT NULL,
  efforts    smallint[] NOT NULL,
  client_id  uuid,
  note       text
);
CREATE INDEX staged_checkins_batch ON staged_checkins (batch);
COMMENT ON TABLE staged_checkins IS 'Rows of an import on their way to checkins; db_role cannot be forged, it is not among the granted columns.';

CREATE UNLOGGED TABLE staged_entries (
  db_role  text NOT NULL DEFAULT SESSION_USER,
  batch    uuid NOT NULL,
  line     integer NOT NULL,
  habit_id bigint NOT NULL,
  day      date NOT NULL,
  answer   text NOT NULL,
  amount   numeric NOT NULL,
  note     text,
  metadata jsonb
);
CREATE INDEX staged_entries_batch ON staged_entries (batch);
COMMENT ON TABLE staged_entries IS 'Rows of an import on their way to habit_entries.';

CREATE UNLOGGED TABLE staged_refusals (
  db_role  text NOT NULL DEFAULT SESSION_USER,
  batch    uuid NOT NULL,
  line     integer NOT NULL,
  "column" text NOT NULL,
  value    text,
  reason   text NOT NULL
);
CREATE INDEX staged_refusals_batch ON staged_refusals (batch, line);
COMMENT ON TABLE staged_refusals IS 'Staged rows that were judged unfit. Written once, before anything goes in: the verdict must not depend on it.';
