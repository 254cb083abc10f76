"""Commands of signing in, one a file."""
