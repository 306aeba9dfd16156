-- Takes back 0002_audit.
DROP TABLE audit_changes, audit_log;
