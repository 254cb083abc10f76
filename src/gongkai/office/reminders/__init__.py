"""Who is told what is due: notices in the desk, by mail and by SMS."""
