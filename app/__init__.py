"""The station without a face."""
