-- Streaks of journeys and habits alike: which periods were met, and which were excused.
CREATE TABLE streaks (
  user_id    bigint NOT NULL,
  subject    text NOT NULL,
  subject_id bigint NOT NULL,
  longest    integer NOT NULL DEFAULT 0,
  met        int4multirange NOT NULL DEFAULT '{}',
  excused    int4multirange NOT NULL DEFAULT '{}',
  journey_id bigint GENERATED ALWAYS AS (CASE subject WHEN 'journey' THEN subject_id END) STORED,
  habit_id   bigint GENERATED ALWAYS AS (CASE subject WHEN 'habit' THEN subject_id END) STORED,
  CONSTRAINT streaks_pkey PRIMARY KEY (user_id, subject, subject_id),
  CONSTRAINT streaks_subject_known CHECK (subject IN ('journey', 'habit')),
  CONSTRAINT streaks_journey_fkey FOREIGN KEY (user_id, journey_id) REFERENCES journey_members (user_id, journey_id) ON DELETE CASCADE,
  CONSTRAINT streaks_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits (user_id, id) ON DELETE CASCADE
) WITH (fillfactor = 80);
COMMENT ON TABLE streaks IS 'Derived from check-ins, entries, schedules and pauses. Periods are numbered by their schedule.';
COMMENT ON COLUMN streaks.met IS 'Numbers of the periods that were met. Neighbours melt together, so a run is a range.';
COMMENT ON COLUMN streaks.excused IS 'Numbers of periods that bridge a streak without counting: skipped, paused, or cut short by a new schedule.';
COMMENT ON COLUMN streaks.longest IS 'Most met periods in a run that only excused periods interrupt.';
