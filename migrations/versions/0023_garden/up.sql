-- What a person calls their garden, and what the path asks. Plants and progress are computed from the facts when read.
CREATE TABLE gardens (
  user_id    bigint NOT NULL DEFAULT me(),
  name       text NOT NULL DEFAULT 'My garden',
  theme      text NOT NULL DEFAULT 'meadow',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT gardens_pkey PRIMARY KEY (user_id),
  CONSTRAINT gardens_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT gardens_name_length CHECK (length(name) BETWEEN 1 AND 80),
  CONSTRAINT gardens_name_one_line CHECK (name !~ '[[:cntrl:]]' AND name = btrim(name)),
  CONSTRAINT gardens_theme_known CHECK (length(theme) <= 40 AND theme IN ('meadow', 'vineyard', 'zen'))
);
COMMENT ON TABLE gardens IS 'One for each person; there is no row until they name it or choose a theme.';
COMMENT ON COLUMN gardens.theme IS 'What its plants look like.';

CREATE TABLE path_milestones (
  key      text NOT NULL,
  level    smallint NOT NULL,
  position smallint NOT NULL,
  source   text NOT NULL,
  needed   integer NOT NULL,
  title    text NOT NULL,
  CONSTRAINT path_milestones_pkey PRIMARY KEY (key),
  CONSTRAINT path_milestones_place_key UNIQUE (level, position),
  CONSTRAINT path_milestones_rule_key UNIQUE (source, needed),
  CONSTRAINT path_milestones_level_range CHECK (level BETWEEN 1 AND 4),
  CONSTRAINT path_milestones_source_known CHECK (source IN (
    'checkins', 'habit_entries', 'logged', 'active_days', 'longest_streak', 'gym_visits', 'mentor_sessions',
    'coffee_redemptions', 'badges')),
  CONSTRAINT path_milestones_needed_positive CHECK (needed > 0)
);
COMMENT ON TABLE path_milestones IS
  'The rules of the path: what each of the levels 1 to 4 asks before the next begins. Reference rows, the same for everybody.';
COMMENT ON COLUMN path_milestones.source IS
  'What is counted: a source of path_days(), or longest_streak. A source that path_days() does not have asks nothing yet.';
INSERT INTO path_milestones (level, position, key, source, needed, title) VALUES
  (1, 1, 'logged_1',      'logged',              1, 'A first check-in, or a habit done'),
  (1, 2, 'logged_5',      'logged',              5, '5 check-ins and habits done'),
  (1, 3, 'active_3',      'active_days',         3, 'Something done on 3 days'),
  (2, 1, 'active_14',     'active_days',        14, 'Something done on 14 days'),
  (2, 2, 'streak_7',      'longest_streak',      7, 'A streak of 7'),
  (2, 3, 'logged_50',     'logged',             50, '50 check-ins and habits done'),
  (2, 4, 'gym_1',         'gym_visits',          1, 'A first visit to a gym'),
  (3, 1, 'active_60',     'active_days',        60, 'Something done on 60 days'),
  (3, 2, 'streak_21',     'longest_streak',     21, 'A streak of 21'),
  (3, 3, 'logged_250',    'logged',            250, '250 check-ins and habits done'),
  (3, 4, 'mentor_1',      'mentor_sessions',     1, 'A first session with a mentor'),
  (3, 5, 'coffee_1',      'coffee_redemptions',  1, 'A first coffee redeemed'),
  (3, 6, 'badges_3',      'badges',              3, '3 badges'),
  (4, 1, 'active_180',    'active_days',       180, 'Something done on 180 days'),
  (4, 2, 'streak_60',     'longest_streak',     60, 'A streak of 60'),
  (4, 3, 'logged_1000',   'logged',           1000, '1000 check-ins and habits done'),
  (4, 4, 'gym_25',        'gym_visits',         25, '25 visits to a gym'),
  (4, 5, 'mentor_5',      'mentor_sessions',     5, '5 sessions with a mentor'),
  (4, 6, 'coffee_5',      'coffee_redemptions',  5, '5 coffees redeemed'),
  (4, 7, 'badges_10',     'badges',             10, '10 badges');
