"""Tables that lost their cells: labels found in the text, and the figures between them."""
