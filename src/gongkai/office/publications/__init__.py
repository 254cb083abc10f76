"""What tables count beside applications: documents, decisions, fees, and what was published."""
