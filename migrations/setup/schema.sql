-- The schema that holds everything; its name stands only here and in the search path of connections.
CREATE SCHEMA IF NOT EXISTS tracker AUTHORIZATION tracker_owner;
GRANT USAGE ON SCHEMA tracker TO tracker_member, tracker_admin, tracker_import;
-- A global default (a per-schema one cannot take it away): no function is callable unless granted.
ALTER DEFAULT PRIVILEGES FOR ROLE tracker_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
