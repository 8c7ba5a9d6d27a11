"""The live conference: one line at one fixed place, the circle, and help in one key."""
