"""What happened: the Django apps that hold the records."""
