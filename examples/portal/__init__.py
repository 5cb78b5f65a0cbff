"""An example of a portal: citizens' and officials' forms filled in, previewed and signed.

`make portal` starts it on http://127.0.0.1:8000/. It keeps nothing but memory, and forgets
that soon. What a real portal adds: people who log in, a database, and NCALayer in the place
of the stand-in signer.
"""
