"""The application: Qt, the presenters behind the window, and the last word on faults."""
