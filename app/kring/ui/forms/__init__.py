"""Forms, and parts of pages, that several subjects show."""
