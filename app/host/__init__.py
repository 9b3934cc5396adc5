"""This computer: clock, ids, keys, disk room, photographs."""
