"""The demo: a year of somebody's life in a throwaway database, and a tour of the screens."""
