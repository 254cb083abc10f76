"""What happened: append-only entries, one hash chain a body."""
