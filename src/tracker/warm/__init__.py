"""The warm path: a small client, and a background process that has everything imported and forks per command.

`client`, `fingerprint` and `protocol` are what every command runs first: they import nothing but `sys`, `os`
and `_socket`, and so do without ``from __future__`` and `typing`.
"""
