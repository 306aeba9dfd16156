-- What was logged is sent until an answer comes: its id tells whether it has arrived before.
CREATE TABLE operations (
  user_id      bigint NOT NULL,
  operation_id uuid NOT NULL,
  logged_at    timestamptz NOT NULL,
  applied_at   timestamptz NOT NULL DEFAULT now(),
  txid         xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT operations_pkey PRIMARY KEY (user_id, operation_id),
  CONSTRAINT operations_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX operations_txid ON operations (txid);
COMMENT ON TABLE operations IS 'What has arrived from clients that may have to send it again: at most once each.';
COMMENT ON COLUMN operations.logged_at IS 'When the person said it, by the server''s clock; before applied_at where it waited for the server.';
COMMENT ON COLUMN operations.txid IS 'With applied_at, the transaction in which it arrived, as in audit_log.';
