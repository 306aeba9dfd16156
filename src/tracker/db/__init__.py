"""The database: private server, connections, sessions, refusals, schema."""
