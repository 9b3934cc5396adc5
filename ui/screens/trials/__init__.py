"""The place where devices are tried while the station is set up."""
