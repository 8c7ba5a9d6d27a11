"""The separate talks: interviews, support and insight, and a pupil's own word."""
