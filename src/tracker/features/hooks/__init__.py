"""Hooks: the programs of the person's own that logging runs, and whether they would run."""
