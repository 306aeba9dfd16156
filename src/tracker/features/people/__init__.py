"""People of a server, as its admins see them: adding, letting in and out, and the server itself."""
