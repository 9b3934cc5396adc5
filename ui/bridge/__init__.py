"""Where foreign threads become signals."""
