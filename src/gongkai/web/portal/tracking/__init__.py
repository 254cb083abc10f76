"""Where an application stands, and what its applicant can do, by number and query code."""
