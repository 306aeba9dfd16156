"""Readers, one module per format: they know files and no database, and never hold a whole file."""
