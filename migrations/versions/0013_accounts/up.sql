-- What people say of themselves beyond their names, and what the end of an account needs.
CREATE TABLE user_profiles (
  user_id              bigint NOT NULL DEFAULT me(),
  social_goals         text[] NOT NULL DEFAULT '{}',
  comfort_levels       jsonb NOT NULL DEFAULT '{}',
  social_contexts      jsonb NOT NULL DEFAULT '{}',
  journaling_frequency smallint,
  updated_at           timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT user_profiles_pkey PRIMARY KEY (user_id),
  CONSTRAINT user_profiles_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT user_profiles_social_goals_fit CHECK (
    cardinality(social_goals) <= 50 AND coalesce(array_ndims(social_goals), 1) = 1
    AND array_position(social_goals, NULL) IS NULL AND length(array_to_string(social_goals, ',')) <= 4000),
  CONSTRAINT user_profiles_comfort_levels_fit CHECK (
    jsonb_typeof(comfort_levels) = 'object' AND length(comfort_levels::text) <= 4000
    AND NOT jsonb_path_exists(comfort_levels, '$.* ? (!(@ == "low" || @ == "medium" || @ == "high"))')),
  CONSTRAINT user_profiles_social_contexts_fit CHECK (
    jsonb_typeof(social_contexts) = 'object' AND length(social_contexts::text) <= 4000),
  CONSTRAINT user_profiles_journaling_frequency_range CHECK (journaling_frequency BETWEEN 0 AND 7)
);
COMMENT ON TABLE user_profiles IS 'What a person says of themselves; there is no row until they say something.';
COMMENT ON COLUMN user_profiles.comfort_levels IS 'Situation: low, medium or high.';
COMMENT ON COLUMN user_profiles.social_contexts IS 'Where the person is with others, and in what way: "work": "every day".';
COMMENT ON COLUMN user_profiles.journaling_frequency IS 'On how many days a week the person wants to write.';

CREATE TABLE tags (
  name       text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT tags_pkey PRIMARY KEY (name),
  CONSTRAINT tags_name_length CHECK (length(name) BETWEEN 1 AND 50),
  CONSTRAINT tags_name_form CHECK (name = lower(name) AND name !~ '[[:cntrl:],]' AND name = btrim(name))
);
COMMENT ON TABLE tags IS 'The words that people share for what they care about. By name: an id would tell who was first to use one.';

CREATE TABLE user_tags (
  user_id bigint NOT NULL DEFAULT me(),
  tag     text NOT NULL,
  CONSTRAINT user_tags_pkey PRIMARY KEY (user_id, tag),
  CONSTRAINT user_tags_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT user_tags_tag_fkey FOREIGN KEY (tag) REFERENCES tags (name)
);
CREATE INDEX user_tags_tag ON user_tags (tag);
-- The planner's guess would tell a member how many others care about a thing.
ALTER TABLE user_tags ALTER COLUMN tag SET STATISTICS 0;
COMMENT ON TABLE user_tags IS 'A person''s interests.';

ALTER TABLE logins ADD COLUMN adopted boolean NOT NULL DEFAULT false;
-- Nobody wrote down until now who made a role: none is dropped that may be somebody else's.
UPDATE logins SET adopted = true WHERE kind = 'main';
COMMENT ON COLUMN logins.adopted IS 'The role was there before the person: it may serve other databases, and stays when they go.';

CREATE INDEX users_deleted ON users (deleted_at, id) WHERE deleted_at IS NOT NULL;
