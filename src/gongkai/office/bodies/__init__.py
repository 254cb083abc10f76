"""Who the records belong to: bodies and the people who work for them."""
