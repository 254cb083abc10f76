"""Online applications on the way: kept for some days, sealed, and gone once sent."""
