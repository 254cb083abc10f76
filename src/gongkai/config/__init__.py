"""The Django project: settings read from the environment, and the addresses of the pages."""
