"""What people do at the station: one module per act, and the ports they need."""
