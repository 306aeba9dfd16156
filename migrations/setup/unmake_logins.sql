-- Takes back the functions of logins.sql from a schema that is empty otherwise. The roles stay: others may use them.
DROP FUNCTION IF EXISTS make_login_role, make_login_roles, change_login_role, end_login_role, require_plain_member, require_verifier;
