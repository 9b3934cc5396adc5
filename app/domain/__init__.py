"""What batteries, people and records are: pure values and rules."""
