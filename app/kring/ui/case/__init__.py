"""Inside a case: what to do now, who stands where, and the first stages."""
