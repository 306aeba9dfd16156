"""Rewards: what can be had for coins, from partners or promised to oneself, and the vouchers for it."""
