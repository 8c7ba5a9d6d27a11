"""The decision gate on the screen."""
