"""The page that checks an annual report: a file in, its faults at their places, a file out."""
