"""The annual report as a document: its forms, reading, checking."""
