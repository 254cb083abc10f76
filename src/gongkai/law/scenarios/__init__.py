"""Legal scenarios: facts, and what the law makes of them (docs/developer/scenarios.md)."""
