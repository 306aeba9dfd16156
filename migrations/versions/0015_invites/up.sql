-- Invitations to journeys, the hashes of their tokens, and how often somebody tried a wrong one.
CREATE TABLE journey_invites (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  public_id   uuid NOT NULL DEFAULT gen_random_uuid(),
  journey_id  bigint NOT NULL,
  email       text NOT NULL,
  role        text NOT NULL DEFAULT 'member',
  invited_by  bigint,
  status      text NOT NULL DEFAULT 'pending',
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  accepted_by bigint,
  accepted_at timestamptz,
  CONSTRAINT journey_invites_pkey PRIMARY KEY (id),
  CONSTRAINT journey_invites_public_id_key UNIQUE (public_id),
  CONSTRAINT journey_invites_journey_fkey FOREIGN KEY (journey_id) REFERENCES journeys (id) ON DELETE CASCADE,
  CONSTRAINT journey_invites_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT journey_invites_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT journey_invites_email_form CHECK (email ~* '^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$' AND length(email) <= 254),
  CONSTRAINT journey_invites_role_known CHECK (role IN ('admin', 'member')),
  CONSTRAINT journey_invites_status_known CHECK (status IN ('pending', 'accepted', 'revoked')),
  CONSTRAINT journey_invites_accepted_dated CHECK ((status = 'accepted') = (accepted_at IS NOT NULL))
);
CREATE UNIQUE INDEX journey_invites_pending_key ON journey_invites (journey_id, lower(email)) WHERE status = 'pending';
CREATE INDEX journey_invites_journey ON journey_invites (journey_id);
CREATE INDEX journey_invites_invited_by ON journey_invites (invited_by);
CREATE INDEX journey_invites_accepted_by ON journey_invites (accepted_by);
COMMENT ON TABLE journey_invites IS 'Who was asked to come along on a journey. Whoever holds the token may accept, whatever their address.';
COMMENT ON COLUMN journey_invites.status IS 'pending, accepted or revoked. That one has expired is told when it is read: invite_state().';

CREATE TABLE journey_invite_tokens (
  token_hash bytea NOT NULL,
  invite_id  bigint NOT NULL,
  made_at    timestamptz NOT NULL,
  CONSTRAINT journey_invite_tokens_pkey PRIMARY KEY (token_hash),
  CONSTRAINT journey_invite_tokens_hash_length CHECK (octet_length(token_hash) = 32)
);
COMMENT ON TABLE journey_invite_tokens IS
  'SHA-256 of each token, apart from what people read and the audit keeps. No foreign key: undo and redo may take an invitation away and bring it back.';

CREATE TABLE journey_invite_tries (
  who   text COLLATE "C" NOT NULL,
  hour  timestamptz NOT NULL,
  wrong integer NOT NULL,
  CONSTRAINT journey_invite_tries_pkey PRIMARY KEY (who, hour)
);
COMMENT ON TABLE journey_invite_tries IS 'Wrong tokens per person, or per address of who has no account, and hour.';

-- NULL, so that memberships recorded by the audit before stay what they were.
ALTER TABLE journey_members
  ADD COLUMN removed_at timestamptz,
  ADD CONSTRAINT journey_members_removed_left CHECK (removed_at IS NULL OR left_at IS NOT NULL);
COMMENT ON COLUMN journey_members.removed_at IS 'When somebody else took them off: back only by an invitation.';
