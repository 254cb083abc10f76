"""The clerk's desk: what is due, the register, the case, the people and settings of a body."""
