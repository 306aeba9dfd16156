"""What is due and done today."""
