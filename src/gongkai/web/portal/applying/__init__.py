"""Applying online, step by step."""
