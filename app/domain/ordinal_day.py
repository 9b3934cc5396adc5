"""Days written as a year and the number of the day in it, as makers print them in serial numbers."""

from datetime import date, timedelta


def day_of_year(digits: str) -> date | None:
    """The day meant by the five digits YYDDD, in this century; None when that year has no such day."""
    year, day = 2000 + int(digits[:2]), int(digits[2:])
    found = date(year, 1, 1) + timedelta(days=day - 1)
    return found if found.year == year else None
