"""Signing in and out, and what protects an account: allauth's flows in our words and looks."""
