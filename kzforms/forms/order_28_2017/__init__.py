"""Forms annexed to the Rules for military registration: order No. 28 of 24.01.2017."""
