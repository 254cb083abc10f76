"""What a report says in words: its title and its sections."""
