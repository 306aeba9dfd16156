"""Charts as Rich renderables: data in, lines out, the width taken from where they are drawn."""
