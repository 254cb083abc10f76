"""The annual report of a body: counted, written, checked, signed, submitted, published."""
