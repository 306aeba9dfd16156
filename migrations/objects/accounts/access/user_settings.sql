-- Who may do what with user_settings: each person their own row.
ALTER TABLE user_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_settings FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON user_settings;
CREATE POLICY owner ON user_settings TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON user_settings;
CREATE POLICY own ON user_settings TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON user_settings TO tracker_member;
GRANT UPDATE (theme, colour_scheme, language, sounds, haptics, notifications, digest, digest_frequency, focus_minutes,
              hide_completed, first_weekday, day_start, onboarding_completed, game, metadata)
  ON user_settings TO tracker_member;
