"""The standard annexed to the Rules of order No. 357 of 17.07.2017: training in specialities."""
