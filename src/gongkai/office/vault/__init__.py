"""Personal data: encrypted, one key a case; destroying the key erases."""
