"""The application: Qt, translators, the sheet and the last word on faults."""
