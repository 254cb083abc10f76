"""The checks, one subject a file; importing this package registers nothing, see `check.py`."""
