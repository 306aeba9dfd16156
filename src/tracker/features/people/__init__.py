"""People of a server: what admins do with them."""
