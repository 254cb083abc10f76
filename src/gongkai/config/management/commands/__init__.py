"""Commands of the project as a whole, one a file."""
