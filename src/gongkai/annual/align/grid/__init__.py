"""Tables that have cells: rows by their labels, columns by their header."""
