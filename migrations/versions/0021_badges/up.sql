-- Badges, the measures that their criteria are made of, the facts that move these, and who has earned what.
CREATE TABLE badge_measures (
  measure       text NOT NULL,
  facts         text NOT NULL,
  threshold_key text NOT NULL DEFAULT 'value',
  at_most       integer NOT NULL DEFAULT 1000000,
  variant_key   text,
  variants      text[],
  per_journey   boolean NOT NULL DEFAULT false,
  marks         text,
  CONSTRAINT badge_measures_pkey PRIMARY KEY (measure)
);
COMMENT ON TABLE badge_measures IS 'What a badge can ask for: the types of criteria. Migrations write it; marks becomes SQL.';
COMMENT ON COLUMN badge_measures.facts IS 'What is counted, in words: "check-ins".';
COMMENT ON COLUMN badge_measures.threshold_key IS 'The key of the criteria that says how much is needed, a whole number up to at_most.';
COMMENT ON COLUMN badge_measures.variant_key IS 'A second key; one of variants, or where these are NULL any text or none.';
COMMENT ON COLUMN badge_measures.per_journey IS 'Whether a badge can ask for it on each journey alone.';
COMMENT ON COLUMN badge_measures.marks IS 'Name of the function that measures; NULL: there are no such facts yet.';

INSERT INTO badge_measures (measure, facts, threshold_key, at_most, variant_key, variants, per_journey, marks) VALUES
  ('streak',          'days of check-ins in a row',              'days',       36500,   NULL, NULL, true, 'streak_marks'),
  ('checkins',        'check-ins',                               'value',      1000000, NULL, NULL, true, 'checkin_marks'),
  ('perfect_week',    'weeks with a check-in on each day',       'value',      5000,    NULL, NULL, true, 'perfect_week_marks'),
  ('comebacks',       'returns after a week or more',            'value',      5000,    NULL, NULL, true, 'comeback_marks'),
  ('crushed_count',   'efforts of 5',                            'count',      10000,   'period', '{week,month}', true, 'crushed_marks'),
  ('improvement',     'percent more than in the period before',  'percentage', 1000000, 'comparison', '{previous_week,previous_month}', true, 'improvement_marks'),
  ('habit_streak',    'times in a row of one habit',             'value',      36500,   NULL, NULL, false, 'habit_streak_marks'),
  ('habit_entries',   'days of habits',                          'value',      1000000, NULL, NULL, false, 'habit_entry_marks'),
  ('goals_completed', 'completed goals',                         'value',      100000,  'category', NULL, false, 'goal_marks'),
  ('focus_minutes',   'minutes of focus',                        'value',      100000000, NULL, NULL, false, 'focus_marks'),
  ('quests',          'completed quests',                        'value',      100000,  NULL, NULL, false, 'quest_marks'),
  ('missions',        'completed missions',                      'value',      100000,  'category', NULL, false, 'mission_marks'),
  ('total_xp',        'XP',                                      'value',      100000000, NULL, NULL, false, 'xp_marks'),
  ('level',           'levels',                                  'value',      100,     NULL, NULL, false, 'level_marks');
INSERT INTO badge_measures (measure, facts, variant_key) VALUES
  ('journal_entries', 'journal entries', NULL),
  ('mood_logs', 'logs of your mood', NULL), ('events_attended', 'attended events', NULL), ('visits', 'visits', 'category'),
  ('mentor_sessions', 'mentor sessions', NULL), ('coffee_redemptions', 'redeemed coffees', NULL), ('friends', 'friends', NULL),
  ('stories_shared', 'shared stories', NULL);

CREATE TABLE badge_sources (
  fact_table text NOT NULL,
  touches    text NOT NULL,
  measures   text[] NOT NULL,
  CONSTRAINT badge_sources_pkey PRIMARY KEY (fact_table)
);
COMMENT ON TABLE badge_sources IS 'Which tables hold facts that move which measures. Read by the trigger that judges badges; its text becomes SQL.';
COMMENT ON COLUMN badge_sources.touches IS 'Query over changed rows %1$s: person, journey (or NULL), first and last day that they touch.';

INSERT INTO badge_sources (fact_table, touches, measures) VALUES
  ('checkins', 'SELECT f.user_id, f.journey_id, f.day, f.day FROM %1$s AS f',
   '{streak,checkins,perfect_week,comebacks,crushed_count,improvement,total_xp,level}'),
  ('habit_entries', 'SELECT f.user_id, NULL::bigint, f.day, f.day FROM %1$s AS f', '{habit_streak,habit_entries,total_xp,level}'),
  ('habit_schedules', $q$SELECT f.user_id, NULL::bigint, date '1900-01-01', date '2199-12-31' FROM %1$s AS f$q$, '{habit_streak}'),
  ('pauses', $q$SELECT f.user_id, k.journey_id, f.from_day, date '2199-12-31' FROM %1$s AS f
     LEFT JOIN streaks AS k ON k.user_id = f.user_id AND k.subject = 'journey' AND f.habit_id IS NULL
       AND (f.journey_id IS NULL OR k.journey_id = f.journey_id)$q$, '{streak,habit_streak}'),
  ('goals', 'SELECT f.user_id, NULL::bigint, f.completed_on, f.completed_on FROM %1$s AS f WHERE f.completed_on IS NOT NULL',
   '{goals_completed,total_xp,level}'),
  ('focus_sessions', 'SELECT f.user_id, NULL::bigint, f.day, f.day FROM %1$s AS f', '{focus_minutes,total_xp,level}'),
  ('quest_states', 'SELECT f.user_id, NULL::bigint, f.day, f.day FROM %1$s AS f WHERE f.day IS NOT NULL',
   '{quests,missions,total_xp,level}');

CREATE TABLE badges (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  key         text NOT NULL,
  name        text NOT NULL,
  description text NOT NULL,
  tier        text NOT NULL DEFAULT 'bronze',
  category    text NOT NULL,
  icon        text,
  scope       text NOT NULL DEFAULT 'global',
  criteria    jsonb NOT NULL,
  xp          integer NOT NULL,
  coins       integer NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  retired_at  timestamptz,
  measure     text NOT NULL GENERATED ALWAYS AS (criteria ->> 'type') STORED,
  threshold   integer NOT NULL GENERATED ALWAYS AS (
    coalesce(criteria ->> 'value', criteria ->> 'days', criteria ->> 'count', criteria ->> 'percentage')::integer) STORED,
  variant     text GENERATED ALWAYS AS (
    coalesce(criteria ->> 'period', criteria ->> 'comparison', lower(criteria ->> 'category'))) STORED,
  CONSTRAINT badges_pkey PRIMARY KEY (id),
  CONSTRAINT badges_key_key UNIQUE (key),
  CONSTRAINT badges_measure_fkey FOREIGN KEY (measure) REFERENCES badge_measures (measure),
  CONSTRAINT badges_key_form CHECK (key ~ '^[a-z0-9]+([-_][a-z0-9]+)*$' AND length(key) <= 60),
  CONSTRAINT badges_name_form CHECK (length(name) BETWEEN 1 AND 80 AND name !~ '[[:cntrl:]]' AND name = btrim(name)),
  CONSTRAINT badges_description_length CHECK (length(description) BETWEEN 1 AND 500),
  CONSTRAINT badges_tier_known CHECK (tier IN ('bronze', 'silver', 'gold', 'platinum')),
  CONSTRAINT badges_category_form CHECK (category ~ '^[a-z]+([ -][a-z]+)*$' AND length(category) <= 50),
  CONSTRAINT badges_icon_length CHECK (length(icon) BETWEEN 1 AND 16 AND icon !~ '[[:cntrl:]]'),
  CONSTRAINT badges_scope_known CHECK (scope IN ('global', 'journey')),
  CONSTRAINT badges_worth_range CHECK (xp BETWEEN 0 AND 100000 AND coins BETWEEN 0 AND 100000)
);
CREATE INDEX badges_measure ON badges (measure);
COMMENT ON TABLE badges IS 'What can be earned. What a badge asks for and brings never changes: one is retired and another made.';
COMMENT ON COLUMN badges.scope IS 'global: once, over everything; journey: once on each journey.';
COMMENT ON COLUMN badges.criteria IS '{"type": a measure, its threshold key: a whole number, its variant key: text}.';
COMMENT ON COLUMN badges.retired_at IS 'What was reached until this day (UTC) counts; later facts earn it no more.';

CREATE TABLE user_badges (
  user_id    bigint NOT NULL,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  badge_id   bigint NOT NULL,
  journey_id bigint,
  earned_on  date NOT NULL,
  holds      boolean NOT NULL DEFAULT true,
  awarded_at timestamptz NOT NULL,
  seen_at    timestamptz,
  CONSTRAINT user_badges_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT user_badges_once UNIQUE NULLS NOT DISTINCT (user_id, badge_id, journey_id),
  CONSTRAINT user_badges_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT user_badges_badge_fkey FOREIGN KEY (badge_id) REFERENCES badges (id),
  CONSTRAINT user_badges_journey_fkey FOREIGN KEY (user_id, journey_id) REFERENCES journey_members (user_id, journey_id) ON DELETE CASCADE,
  CONSTRAINT user_badges_lost_seen CHECK (holds OR seen_at IS NOT NULL)
);
CREATE INDEX user_badges_badge ON user_badges (badge_id);
CREATE INDEX user_badges_journey ON user_badges (user_id, journey_id) WHERE journey_id IS NOT NULL;
CREATE INDEX user_badges_news ON user_badges (user_id) WHERE seen_at IS NULL;
COMMENT ON TABLE user_badges IS 'Derived from the facts: who has earned what. What its person has seen stays when the facts go, and is worth nothing then.';
COMMENT ON COLUMN user_badges.journey_id IS 'For badges of each journey; NULL for global ones.';
COMMENT ON COLUMN user_badges.earned_on IS 'The first day on which the facts reach it; where it holds no more, the day on which they did.';
COMMENT ON COLUMN user_badges.holds IS 'Whether the facts of now earn it.';
COMMENT ON COLUMN user_badges.seen_at IS 'When the program showed it to its person.';

CREATE TYPE badge_window AS (user_id bigint, journey_id bigint, first_day date, last_day date, least integer);
COMMENT ON TYPE badge_window IS 'Days to measure for a person: on one journey, or (NULL) over everything. Values below least are of no interest.';
CREATE TYPE badge_mark AS (user_id bigint, journey_id bigint, day date, low integer, high integer);
COMMENT ON TYPE badge_mark IS 'A value that was reached: low on the day, and from there one more each day up to high.';
CREATE TYPE badge_verdict AS (user_id bigint, badge_id bigint, journey_id bigint, earned_on date);
COMMENT ON TYPE badge_verdict IS 'The first day on which the facts of now reach a badge; NULL: they do not.';

INSERT INTO game_amounts (key, xp, coins, explanation) VALUES
  ('badge_bronze',    20,  5, 'A bronze badge'),
  ('badge_silver',    50, 10, 'A silver badge'),
  ('badge_gold',     150, 30, 'A gold badge'),
  ('badge_platinum', 400, 80, 'A platinum badge');

INSERT INTO game_sources (fact_table, reason, worth, subject, subject_id, day) VALUES
  ('user_badges', 'badge', 'badge_worth(f.badge_id, f.holds)', 'badge', 'f.badge_id', 'f.earned_on');
