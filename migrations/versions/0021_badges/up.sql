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

INSERT INTO badges (key, name, tier, category, icon, scope, criteria, xp, coins, description)
SELECT b.key, b.name, b.tier, b.category, b.icon, b.scope, b.criteria::jsonb,
       (SELECT a.xp FROM game_amounts AS a WHERE a.key = 'badge_' || b.tier),
       (SELECT a.coins FROM game_amounts AS a WHERE a.key = 'badge_' || b.tier), b.description
FROM (VALUES
  ('checkins-1',   'First step',        'bronze',   'check-ins', '👣', 'global', '{"type": "checkins", "value": 1}',    'You checked in. That is how all of this begins.'),
  ('checkins-10',  'Ten entries',       'bronze',   'check-ins', '✏️', 'global', '{"type": "checkins", "value": 10}',   'Ten check-ins. You know your way around by now.'),
  ('checkins-50',  'Fifty pages',       'silver',   'check-ins', '📓', 'global', '{"type": "checkins", "value": 50}',   'Fifty check-ins: a small notebook is full.'),
  ('checkins-150', 'A thick notebook',  'silver',   'check-ins', '📚', 'global', '{"type": "checkins", "value": 150}',  'A hundred and fifty check-ins. Leaf back now and then.'),
  ('checkins-500', 'The long record',   'gold',     'check-ins', '🗂️', 'global', '{"type": "checkins", "value": 500}',  'Five hundred check-ins, each of them a look at your day.'),
  ('checkins-1000', 'A thousand looks', 'platinum', 'check-ins', '🏛️', 'global', '{"type": "checkins", "value": 1000}', 'A thousand check-ins. Few people know their days as well.'),
  ('streak-3',     'Three in a row',    'bronze',   'streaks',   '🌱', 'global', '{"type": "streak", "days": 3}',   'Check in on three days in a row.'),
  ('streak-7',     'A whole week',      'bronze',   'streaks',   '🌿', 'global', '{"type": "streak", "days": 7}',   'Check in on seven days in a row.'),
  ('streak-14',    'A fortnight',       'silver',   'streaks',   '🍀', 'global', '{"type": "streak", "days": 14}',  'Check in on fourteen days in a row.'),
  ('streak-30',    'Thirty days',       'silver',   'streaks',   '🌳', 'global', '{"type": "streak", "days": 30}',  'Check in on thirty days in a row. It is a custom now.'),
  ('streak-100',   'A hundred days',    'gold',     'streaks',   '🌲', 'global', '{"type": "streak", "days": 100}', 'Check in on a hundred days in a row.'),
  ('streak-365',   'Around the sun',    'platinum', 'streaks',   '☀️', 'global', '{"type": "streak", "days": 365}', 'Check in on 365 days in a row: once around the sun.'),
  ('journey-checkins-10',  'Settling in',    'bronze',   'journeys', '🧭', 'journey', '{"type": "checkins", "value": 10}',  'Ten check-ins on one journey.'),
  ('journey-checkins-50',  'At home here',   'silver',   'journeys', '🏡', 'journey', '{"type": "checkins", "value": 50}',  'Fifty check-ins on one journey.'),
  ('journey-checkins-150', 'Old companions', 'gold',     'journeys', '🤝', 'journey', '{"type": "checkins", "value": 150}', 'A hundred and fifty check-ins on one journey.'),
  ('journey-checkins-500', 'True to it',     'platinum', 'journeys', '⚓', 'journey', '{"type": "checkins", "value": 500}', 'Five hundred check-ins on one journey.'),
  ('journey-streak-21',    'Three weeks on', 'silver',   'journeys', '🥾', 'journey', '{"type": "streak", "days": 21}',     'Twenty-one days in a row on one journey.'),
  ('perfect-week-1',  'Seven of seven',    'bronze',   'weeks', '🗓️', 'global', '{"type": "perfect_week", "value": 1}',  'A week, Monday to Sunday, with a check-in on each day.'),
  ('perfect-week-4',  'Four full weeks',   'silver',   'weeks', '📆', 'global', '{"type": "perfect_week", "value": 4}',  'Four full weeks. They need not follow each other.'),
  ('perfect-week-12', 'A full season',     'gold',     'weeks', '🍁', 'global', '{"type": "perfect_week", "value": 12}', 'Twelve full weeks.'),
  ('perfect-week-52', 'A year of weeks',   'platinum', 'weeks', '🎑', 'global', '{"type": "perfect_week", "value": 52}', 'Fifty-two full weeks, whenever they were.'),
  ('comeback-1',  'Back again',        'bronze', 'comebacks', '🚪', 'global', '{"type": "comebacks", "value": 1}',  'A week or more without a check-in, and then you came back. That is the hard part.'),
  ('comeback-3',  'Not that easily',   'silver', 'comebacks', '🌊', 'global', '{"type": "comebacks", "value": 3}',  'You came back for the third time after a week or more.'),
  ('comeback-10', 'Always returning',  'gold',   'comebacks', '🐦', 'global', '{"type": "comebacks", "value": 10}', 'Ten returns. You are allowed to pause.'),
  ('crushed-week-3',   'Strong week',       'bronze',   'effort', '💪', 'global', '{"type": "crushed_count", "count": 3, "period": "week"}',   'Three efforts of 5 in one week.'),
  ('crushed-week-10',  'Very strong week',  'silver',   'effort', '🏋️', 'global', '{"type": "crushed_count", "count": 10, "period": "week"}',  'Ten efforts of 5 in one week.'),
  ('crushed-month-30', 'Strong month',      'gold',     'effort', '⛰️', 'global', '{"type": "crushed_count", "count": 30, "period": "month"}', 'Thirty efforts of 5 in one month.'),
  ('crushed-month-60', 'Month of a life',   'platinum', 'effort', '🏔️', 'global', '{"type": "crushed_count", "count": 60, "period": "month"}', 'Sixty efforts of 5 in one month. Rest a little after it.'),
  ('improvement-20',  'A notch up',     'bronze', 'effort', '📈', 'global', '{"type": "improvement", "percentage": 20, "comparison": "previous_week"}',  'A week that scored a fifth more than the week before.'),
  ('improvement-50',  'Half as much again', 'silver', 'effort', '🚲', 'global', '{"type": "improvement", "percentage": 50, "comparison": "previous_week"}',  'A week that scored half as much again as the week before.'),
  ('improvement-100', 'Twice as good',  'gold',   'effort', '🚀', 'global', '{"type": "improvement", "percentage": 100, "comparison": "previous_week"}', 'A week that scored twice as much as the week before.'),
  ('improvement-month-25', 'The better month', 'gold', 'effort', '🌗', 'global', '{"type": "improvement", "percentage": 25, "comparison": "previous_month"}', 'A month that scored a quarter more than the month before.'),
  ('habit-streak-7',   'It is taking root',  'bronze',   'habits', '🫘', 'global', '{"type": "habit_streak", "value": 7}',   'One habit, kept seven times in a row.'),
  ('habit-streak-21',  'Three sevens',       'silver',   'habits', '🎋', 'global', '{"type": "habit_streak", "value": 21}',  'One habit, kept twenty-one times in a row.'),
  ('habit-streak-66',  'Second nature',      'gold',     'habits', '🍃', 'global', '{"type": "habit_streak", "value": 66}',  'One habit, kept sixty-six times in a row. By now it would feel odd not to.'),
  ('habit-streak-200', 'Deep roots',         'gold',     'habits', '🌴', 'global', '{"type": "habit_streak", "value": 200}', 'One habit, kept two hundred times in a row.'),
  ('habit-streak-365', 'Part of you',        'platinum', 'habits', '💎', 'global', '{"type": "habit_streak", "value": 365}', 'One habit, kept 365 times in a row.'),
  ('habit-days-1',    'Planted',           'bronze',   'habits', '🪴', 'global', '{"type": "habit_entries", "value": 1}',    'You did a habit and said so.'),
  ('habit-days-25',   'Twenty-five times', 'bronze',   'habits', '🧩', 'global', '{"type": "habit_entries", "value": 25}',   'Twenty-five days of habits, all of them together.'),
  ('habit-days-100',  'A hundred times',   'silver',   'habits', '🧱', 'global', '{"type": "habit_entries", "value": 100}',  'A hundred days of habits, one stone on the other.'),
  ('habit-days-500',  'Five hundred times', 'gold',    'habits', '🏗️', 'global', '{"type": "habit_entries", "value": 500}',  'Five hundred days of habits.'),
  ('habit-days-2500', 'A way of living',   'platinum', 'habits', '🏞️', 'global', '{"type": "habit_entries", "value": 2500}', 'Two thousand five hundred days of habits.'),
  ('goals-1',  'Over the line',   'bronze',   'goals', '🎯', 'global', '{"type": "goals_completed", "value": 1}',  'You completed a goal.'),
  ('goals-3',  'Three for three', 'silver',   'goals', '🥉', 'global', '{"type": "goals_completed", "value": 3}',  'Three completed goals.'),
  ('goals-10', 'You finish things', 'gold',   'goals', '🏁', 'global', '{"type": "goals_completed", "value": 10}', 'Ten completed goals.'),
  ('goals-25', 'What you set out to do', 'platinum', 'goals', '🗻', 'global', '{"type": "goals_completed", "value": 25}', 'Twenty-five completed goals.'),
  ('focus-25',    'A quiet half hour', 'bronze',   'focus', '🔔', 'global', '{"type": "focus_minutes", "value": 25}',    'Twenty-five minutes for one thing.'),
  ('focus-300',   'Five quiet hours',  'bronze',   'focus', '🕯️', 'global', '{"type": "focus_minutes", "value": 300}',   'Five hours of focus in sum.'),
  ('focus-1500',  'Twenty-five hours', 'silver',   'focus', '⏳', 'global', '{"type": "focus_minutes", "value": 1500}',  'Twenty-five hours of focus in sum.'),
  ('focus-6000',  'A hundred hours',   'gold',     'focus', '🔭', 'global', '{"type": "focus_minutes", "value": 6000}',  'A hundred hours of focus in sum.'),
  ('focus-30000', 'Five hundred hours', 'platinum', 'focus', '🎻', 'global', '{"type": "focus_minutes", "value": 30000}', 'Five hundred hours of focus. Somewhere in there is a craft.'),
  ('quests-1',  'Taken on, done',       'bronze',   'quests', '📜', 'global', '{"type": "quests", "value": 1}',  'You took something on, and did it.'),
  ('quests-5',  'Five tales',           'bronze',   'quests', '🗝️', 'global', '{"type": "quests", "value": 5}',  'Five completed quests.'),
  ('quests-20', 'Seasoned',             'silver',   'quests', '🛡️', 'global', '{"type": "quests", "value": 20}', 'Twenty completed quests.'),
  ('quests-75', 'A shelf of stories',   'gold',     'quests', '🏰', 'global', '{"type": "quests", "value": 75}', 'Seventy-five completed quests.'),
  ('missions-10', 'Ten from the board', 'silver',   'quests', '🧾', 'global', '{"type": "missions", "value": 10}', 'Ten completed missions of the catalogue.'),
  ('xp-500',   'It adds up',      'bronze',   'game', '🪙', 'global', '{"type": "total_xp", "value": 500}',   '500 XP by what you log; those of badges do not count here.'),
  ('xp-2500',  'It keeps adding up', 'silver', 'game', '🧮', 'global', '{"type": "total_xp", "value": 2500}',  '2,500 XP by what you log.'),
  ('xp-10000', 'Five digits',     'gold',     'game', '🔟', 'global', '{"type": "total_xp", "value": 10000}', '10,000 XP by what you log.'),
  ('xp-50000', 'Beyond counting', 'platinum', 'game', '🌌', 'global', '{"type": "total_xp", "value": 50000}', '50,000 XP by what you log.'),
  ('level-5',  'Seedling',   'bronze',   'game', '🌾', 'global', '{"type": "level", "value": 5}',  'Level 5 by what you log, without the XP of badges.'),
  ('level-10', 'Sapling',    'silver',   'game', '🎍', 'global', '{"type": "level", "value": 10}', 'Level 10 by what you log, without the XP of badges.'),
  ('level-20', 'Tree',       'gold',     'game', '🎄', 'global', '{"type": "level", "value": 20}', 'Level 20 by what you log, without the XP of badges.'),
  ('level-40', 'Grove',      'platinum', 'game', '🏕️', 'global', '{"type": "level", "value": 40}', 'Level 40 by what you log, without the XP of badges.')
) AS b (key, name, tier, category, icon, scope, criteria, description);
