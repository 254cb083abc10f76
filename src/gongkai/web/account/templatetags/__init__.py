"""What the templates of signing in ask for."""
