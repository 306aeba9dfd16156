"""The warm process, for people who want to look: `daemon status`, `daemon start`, `daemon stop`."""
