"""The setup place."""
