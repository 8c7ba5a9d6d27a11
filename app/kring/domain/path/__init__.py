"""The path of a case over all subjects: what may happen, what comes next, and the rail."""
