-- The game: what facts are worth, the append-only ledgers of XP and coins, and everybody's totals.
CREATE TABLE game_amounts (
  key         text NOT NULL,
  xp          integer NOT NULL DEFAULT 0,
  coins       integer NOT NULL DEFAULT 0,
  at_most     integer,
  penalty     boolean NOT NULL DEFAULT false,
  explanation text NOT NULL,
  CONSTRAINT game_amounts_pkey PRIMARY KEY (key),
  CONSTRAINT game_amounts_at_most_positive CHECK (at_most > 0),
  CONSTRAINT game_amounts_penalty_sign CHECK (CASE WHEN penalty THEN xp <= 0 AND coins <= 0 ELSE xp >= 0 AND coins >= 0 END)
);
COMMENT ON TABLE game_amounts IS 'What each kind of fact is worth: the one place for every amount of the game.';
COMMENT ON COLUMN game_amounts.at_most IS 'How often it counts within one fact; NULL: without limit.';
COMMENT ON COLUMN game_amounts.penalty IS 'Whether `settings set penalties off` leaves it out.';

INSERT INTO game_amounts (key, xp, coins, at_most, penalty, explanation) VALUES
  ('checkin',         10,   2, NULL, false, 'A check-in on a journey'),
  ('checkin_point',    1,   0,   10, false, 'Each half point of its score above zero'),
  ('checkin_below',   -1,   0,   10, true,  'Each half point of its score below zero'),
  ('habit_done',       5,   1, NULL, false, 'A day on which a habit was done, or an amount entered'),
  ('habit_missed',    -2,   0, NULL, true,  'A day on which a habit was answered with "not done"'),
  ('focus_minute',     1,   0,  240, false, 'Each minute of a completed focus session'),
  ('focus_stretch',    0,   1,    9, false, 'Each full 25 minutes of a completed focus session'),
  ('goal_completed', 100,  20, NULL, false, 'A goal that was completed');

CREATE TABLE game_levels (
  level smallint NOT NULL,
  xp    integer NOT NULL,
  title text NOT NULL,
  CONSTRAINT game_levels_pkey PRIMARY KEY (level),
  CONSTRAINT game_levels_xp_key UNIQUE (xp)
);
COMMENT ON TABLE game_levels IS 'The level curve: the XP at which each level begins. A level takes 100 XP more than the one before.';

INSERT INTO game_levels (level, xp, title)
SELECT n, 50 * n * (n - 1),
       CASE WHEN n >= 100 THEN 'Evergreen' WHEN n >= 80 THEN 'Ancient forest' WHEN n >= 60 THEN 'Forest'
            WHEN n >= 40 THEN 'Grove' WHEN n >= 30 THEN 'Old tree' WHEN n >= 23 THEN 'Tall tree'
            WHEN n >= 17 THEN 'Tree' WHEN n >= 12 THEN 'Young tree' WHEN n >= 8 THEN 'Sapling'
            WHEN n >= 5 THEN 'Seedling' WHEN n >= 3 THEN 'Sprout' ELSE 'Seed' END
FROM generate_series(1, 100) AS n;

CREATE TABLE game_sources (
  fact_table text NOT NULL,
  reason     text NOT NULL,
  worth      text NOT NULL,
  subject    text NOT NULL,
  subject_id text NOT NULL,
  day        text NOT NULL,
  spends     boolean NOT NULL DEFAULT false,
  CONSTRAINT game_sources_pkey PRIMARY KEY (fact_table),
  CONSTRAINT game_sources_reason_key UNIQUE (reason)
);
COMMENT ON TABLE game_sources IS 'Which tables hold facts that are worth something. The trigger that pays and the check of totals both read it.';
COMMENT ON COLUMN game_sources.worth IS 'Call of the function that gives XP and coins of one fact "f"; "s" are the settings of its person.';
COMMENT ON COLUMN game_sources.day IS 'Expression for the local day of a fact "f".';
COMMENT ON COLUMN game_sources.spends IS 'Whether a new fact costs coins that the person has to have.';

INSERT INTO game_sources (fact_table, reason, worth, subject, subject_id, day) VALUES
  ('checkins', 'checkin', 'checkin_worth(f.half_points, s.penalties)', 'journey', 'f.journey_id', 'f.day'),
  ('habit_entries', 'habit', 'habit_entry_worth(f.answer, s.penalties)', 'habit', 'f.habit_id', 'f.day'),
  ('focus_sessions', 'focus', 'focus_worth(f.status, f.actual_minutes)', 'focus', 'f.id', 'f.day'),
  ('goals', 'goal', 'goal_worth(f.status, f.deleted)', 'goal', 'f.id', 'f.completed_on');

CREATE TABLE progress (
  user_id   bigint NOT NULL,
  net_xp    bigint NOT NULL DEFAULT 0,
  badge_xp  bigint NOT NULL DEFAULT 0,
  net_coins bigint NOT NULL DEFAULT 0,
  xp        bigint NOT NULL GENERATED ALWAYS AS (greatest(0, net_xp)) STORED,
  coins     bigint NOT NULL GENERATED ALWAYS AS (greatest(0, net_coins)) STORED,
  owed      bigint NOT NULL GENERATED ALWAYS AS (greatest(0, -net_coins)) STORED,
  CONSTRAINT progress_pkey PRIMARY KEY (user_id),
  CONSTRAINT progress_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
COMMENT ON TABLE progress IS 'Totals of the ledgers. What is shown is never below zero; the net amounts are what the facts add up to.';
COMMENT ON COLUMN progress.badge_xp IS 'How much of net_xp came with badges, which badges for XP leave out.';
COMMENT ON COLUMN progress.owed IS 'Coins that were spent before the facts that earned them went; the next coins make it good.';

CREATE TABLE xp_ledger (
  user_id    bigint NOT NULL,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  at         timestamptz NOT NULL,
  kind       text NOT NULL,
  reason     text NOT NULL,
  amount     bigint NOT NULL,
  balance    bigint NOT NULL,
  subject    text,
  subject_id bigint,
  day        date,
  facts      integer NOT NULL,
  txid       xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT xp_ledger_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT xp_ledger_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT xp_ledger_kind_known CHECK (kind IN ('earned', 'changed', 'reversed', 'settled')),
  CONSTRAINT xp_ledger_amount_moves CHECK (amount <> 0)
);
COMMENT ON TABLE xp_ledger IS 'Every change of XP, one row per person and statement. Append-only; written by the database alone.';
COMMENT ON COLUMN xp_ledger.balance IS 'The net total after it.';
COMMENT ON COLUMN xp_ledger.subject_id IS 'What it was for, where all facts of the statement had the same subject.';

CREATE TABLE coin_ledger (
  user_id    bigint NOT NULL,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  at         timestamptz NOT NULL,
  kind       text NOT NULL,
  reason     text NOT NULL,
  amount     bigint NOT NULL,
  balance    bigint NOT NULL,
  subject    text,
  subject_id bigint,
  day        date,
  facts      integer NOT NULL,
  txid       xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT coin_ledger_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT coin_ledger_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT coin_ledger_kind_known CHECK (kind IN ('earned', 'changed', 'reversed', 'settled', 'spent', 'refund')),
  CONSTRAINT coin_ledger_amount_moves CHECK (amount <> 0)
);
COMMENT ON TABLE coin_ledger IS 'Every change of coins, one row per person and statement. Append-only; written by the database alone.';
COMMENT ON COLUMN coin_ledger.balance IS 'The net total after it; below zero, that much is owed.';

ALTER TABLE user_settings ADD COLUMN penalties boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN user_settings.penalties IS 'Whether the game takes XP for bad days.';

CREATE TYPE game_due AS (
  user_id bigint, xp bigint, coins bigint, badge_xp bigint, subject text, subject_id bigint, day date, facts integer);
COMMENT ON TYPE game_due IS 'What one person is to get (or lose) for the facts of one statement.';
