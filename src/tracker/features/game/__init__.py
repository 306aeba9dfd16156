"""The game: XP, coins and levels, which the database works out from the facts."""
