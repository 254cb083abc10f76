"""Who may come in: the pages and what they need."""
