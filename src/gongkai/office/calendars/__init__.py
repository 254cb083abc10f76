"""Working days: the yearly notices that an office took in itself."""
