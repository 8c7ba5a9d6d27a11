"""What a restorative case is: plain Python that knows no file, no screen and no sentence."""
