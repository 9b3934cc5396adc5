"""The watch over the air, on whatever screen."""
