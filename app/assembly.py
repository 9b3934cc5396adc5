"""The one place where a faceless station is put together and taken apart."""
