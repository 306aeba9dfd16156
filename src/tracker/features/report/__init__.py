"""A year on one page, to keep or to print."""
