DROP INDEX logins_main_key;
