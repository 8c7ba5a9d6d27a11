"""What every widget stands on: colours and type, icons, the ring, and work off the window's thread."""
