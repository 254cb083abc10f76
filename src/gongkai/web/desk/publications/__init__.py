"""The pages of what tables count beside applications: registers, imports, slips."""
