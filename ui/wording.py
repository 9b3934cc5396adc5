"""Codes become sentences here and nowhere else."""
