"""Standards annexed to the Rules of order No. 158 of 24.04.2020: guardianship, foster care."""
