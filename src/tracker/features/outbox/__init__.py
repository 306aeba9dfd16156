"""What waits for a server that was out of reach: sending it, looking at it, deciding what becomes of it."""
