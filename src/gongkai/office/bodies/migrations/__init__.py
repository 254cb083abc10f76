"""The schema of bodies, step by step."""
