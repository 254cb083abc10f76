"""The actions of the office for programs: JSON in, JSON out."""
