DROP TABLE journey_invite_tries, journey_invite_tokens, journey_invites;
ALTER TABLE journey_members DROP COLUMN removed_at;
