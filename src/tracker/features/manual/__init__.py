"""The manual page, written from the command table and the reference pages of the documentation."""
