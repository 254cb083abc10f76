"""Reconsiderations and suits against a body about disclosure: a journal, rows, and counts."""
