"""Spelling, without any window: dictionaries of the system, an engine, and a thread that asks it.

`Checker` is what others use. No word that is asked about leaves the memory of this process.
"""
