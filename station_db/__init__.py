"""The station's own store: the only home of SQL in the station."""
