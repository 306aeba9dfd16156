-- People are made, reset, disabled and listed by admins through functions; the tables stay as they are.
CREATE UNIQUE INDEX logins_main_key ON logins (user_id) WHERE kind = 'main';
