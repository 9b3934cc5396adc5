"""One module per step; none of them imports code that may change later."""
