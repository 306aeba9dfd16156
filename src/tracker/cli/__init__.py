"""The command line: the table of commands, lazy loading, shared options, the context, exit codes."""
