-- Takes the game away; facts stay.
DROP TABLE xp_ledger, coin_ledger, progress, game_sources, game_levels, game_amounts;
ALTER TABLE user_settings DROP COLUMN penalties;
DROP TYPE game_due;
