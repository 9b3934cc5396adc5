"""Power cuts at any system call of the station's own store, on a disk that forgets what was not synced."""
