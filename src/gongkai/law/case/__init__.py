"""One application: its events, its clock, why the dates are where they are."""
