"""The central registry the stations deliver to."""
