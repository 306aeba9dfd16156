"""Bringing an export back, a kind of record at a time; `restore` is the door."""
