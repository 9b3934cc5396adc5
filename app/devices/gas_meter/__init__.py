"""Gas meter drivers, and the maps of where each model keeps its readings."""
