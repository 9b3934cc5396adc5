"""The face of the station: the only home of Qt."""
