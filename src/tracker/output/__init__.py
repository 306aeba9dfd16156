"""The one way out: tables, JSON, NDJSON, CSV and TSV; consoles, themes and charts."""
