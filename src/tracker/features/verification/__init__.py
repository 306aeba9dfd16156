"""Whether everything derived follows from the facts."""
