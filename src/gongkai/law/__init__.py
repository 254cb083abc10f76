"""What must happen: the Regulations as code."""
