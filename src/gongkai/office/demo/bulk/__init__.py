"""The same stories written in batches: entries, rows, facts and sealed values, as actions would."""
