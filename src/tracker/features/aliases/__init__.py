"""Commands of the person's own: a name for words that they type often."""
