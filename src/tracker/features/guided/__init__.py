"""The guided day: what is open, asked one thing after the other."""
