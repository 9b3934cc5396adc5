"""The sign_in place."""
