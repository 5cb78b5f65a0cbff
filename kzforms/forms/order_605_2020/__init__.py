"""Papers annexed to the two Rules of order No. 605 of 05.11.2020: deferment, exemption.

Each Rules has the same four annexes: the application, the service standard, the commission's
conclusion, the notice of refusal.
"""
