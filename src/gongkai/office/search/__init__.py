"""Full-text search over texts that are kept encrypted, by keyed tokens of their words."""
