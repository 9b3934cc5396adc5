"""From camera frames to settled codes, and from ids to printed symbols."""
