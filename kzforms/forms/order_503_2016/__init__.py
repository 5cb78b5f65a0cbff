"""The standard annexed to the Rules of order No. 503 of 13.06.2016: foreign qualifications."""
