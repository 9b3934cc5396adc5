"""The steps the station's database has taken from form to form."""
