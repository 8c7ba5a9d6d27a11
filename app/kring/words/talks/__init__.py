"""Sentences about talks: how far they came, who may ask, what a pupil said and tied to it."""
