DELETE FROM game_sources WHERE fact_table = 'user_badges';
DELETE FROM game_amounts WHERE key LIKE 'badge\_%';
DROP TABLE user_badges, badges, badge_sources, badge_measures;
DROP TYPE badge_mark, badge_verdict, badge_window;
