"""What the station prints: sheets and labels."""
