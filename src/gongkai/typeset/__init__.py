"""Official paper: letters and reports as documents."""
