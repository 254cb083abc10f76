"""How often somebody may do something, counted in the database for all workers together."""
