"""Reorganisations: from a decision to a changed tree, with everything that hangs on it (T2).

``lines`` what a decision says, ``plan`` what it comes to, ``steps`` what the rest of the product
makes of it, ``journal`` what was written, so that it can be taken back.
"""
