"""Standards annexed to the Rules of order No. 605 of 05.11.2020: deferment, exemption."""
