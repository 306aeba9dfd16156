"""Goals: what a person wants to reach, how far they are, and the pace that it takes."""
