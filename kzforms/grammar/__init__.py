"""Kazakh and Russian as the forms need them: dates, plural forms, initials.

Pure functions on strings, numbers and dates. Names and institutions are never
declined here: where a sentence wants another case, the form has a field for it.

Source: the usage of the acts themselves (every month's attributive form occurs in
them), for Russian also the rules of legal drafting in order No. 464 of 05.07.2023 of
the Minister of Justice, point 25. Checked on 2026-11-21.
"""

from kzforms.grammar import kk, ru
from kzforms.grammar.names import initials

__all__ = ["initials", "kk", "ru"]
