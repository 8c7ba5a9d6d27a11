"""One function for each thing a facilitator does; it speaks to all below and knows no widget."""
