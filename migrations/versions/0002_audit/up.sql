-- What changed, by whom, old and new: the ground of `audit list`, `undo` and `redo`.
CREATE TABLE audit_log (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  user_id     bigint,
  db_role     text NOT NULL DEFAULT SESSION_USER,
  at          timestamptz NOT NULL DEFAULT now(),
  txid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
  kind        text NOT NULL DEFAULT 'command',
  action      text NOT NULL DEFAULT '',
  address     inet DEFAULT inet_client_addr(),
  client      text NOT NULL DEFAULT left(current_setting('application_name'), 100),
  reverts     bigint,
  reverted_by bigint,
  CONSTRAINT audit_log_pkey PRIMARY KEY (id),
  CONSTRAINT audit_log_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT audit_log_reverts_fkey FOREIGN KEY (reverts) REFERENCES audit_log (id) ON DELETE CASCADE,
  CONSTRAINT audit_log_reverted_by_fkey FOREIGN KEY (reverted_by) REFERENCES audit_log (id) ON DELETE SET NULL,
  CONSTRAINT audit_log_kind_known CHECK (kind IN ('command', 'undo', 'redo')),
  CONSTRAINT audit_log_reverts_said CHECK ((kind = 'command') = (reverts IS NULL)),
  CONSTRAINT audit_log_action_length CHECK (length(action) <= 200)
);
CREATE INDEX audit_log_user ON audit_log (user_id, id);
CREATE INDEX audit_log_txid ON audit_log (txid);
CREATE INDEX audit_log_reverts ON audit_log (reverts) WHERE reverts IS NOT NULL;
CREATE INDEX audit_log_reverted_by ON audit_log (reverted_by) WHERE reverted_by IS NOT NULL;
COMMENT ON TABLE audit_log IS 'One row per transaction that changed something: one command is one step of undo.';

CREATE TABLE audit_changes (
  step_id    bigint NOT NULL,
  seq        bigint GENERATED ALWAYS AS IDENTITY,
  user_id    bigint,
  table_name text NOT NULL,
  operation  text NOT NULL,
  row_count  integer NOT NULL,
  old_rows   jsonb,
  new_rows   jsonb,
  batch      jsonb,
  CONSTRAINT audit_changes_pkey PRIMARY KEY (step_id, seq),
  CONSTRAINT audit_changes_step_fkey FOREIGN KEY (step_id) REFERENCES audit_log (id) ON DELETE CASCADE,
  CONSTRAINT audit_changes_operation_known CHECK (operation IN ('insert', 'update', 'delete')),
  CONSTRAINT audit_changes_rows_said CHECK (
    CASE operation
      WHEN 'insert' THEN old_rows IS NULL AND (new_rows IS NULL) <> (batch IS NULL)
      WHEN 'delete' THEN old_rows IS NOT NULL AND new_rows IS NULL AND batch IS NULL
      ELSE old_rows IS NOT NULL AND new_rows IS NOT NULL AND batch IS NULL
    END)
);
COMMENT ON TABLE audit_changes IS 'The rows of a step, in arrays; many inserted facts are kept as their keys alone (batch).';
COMMENT ON COLUMN audit_changes.batch IS 'Key columns as an object, and "days": the datemultirange of the rows that came in.';
