"""What the prose of a report says: aspects, numbers, and how they meet the tables."""
