"""The window around the places: strip, rail, emergency bar, navigator."""
