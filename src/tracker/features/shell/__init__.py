"""The shell: a longer sitting with one prompt, one process and one connection."""
