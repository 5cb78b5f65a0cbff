"""The wing of 2012: five documents for each of ten services, all repealed."""
