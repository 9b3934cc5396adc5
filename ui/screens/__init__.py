"""The places of the station: state, presenter and screen each."""
