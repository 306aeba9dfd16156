-- Takes back 0013_accounts. Who was deleted and not yet purged stays kept out.
DROP INDEX users_deleted;
ALTER TABLE logins DROP COLUMN adopted;
DROP TABLE user_tags, tags, user_profiles;
