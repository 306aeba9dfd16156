"""Logging in to a server: sessions of devices, and profiles that keep several servers side by side."""
