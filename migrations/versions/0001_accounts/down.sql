-- Takes back 0001_accounts. Schema and roles stay: they belong to `migrations/setup`.
DROP TABLE user_settings, logins, users;
