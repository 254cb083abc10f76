"""The pages of administration: bodies, people, settings, keys, the audit, the journal."""
