-- The setting that came with the game; the others stand in objects/accounts.
GRANT UPDATE (penalties) ON user_settings TO tracker_member;
