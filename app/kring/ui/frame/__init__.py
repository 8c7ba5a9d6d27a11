"""The parts of the main window that surround every page."""
