"""The figures of a period on the tree of another day (product.md T6; time.md, 'Restating').

``cuts``, ``knowledge``, ``ground`` and ``day`` read territory and trees, ``roll`` and ``mapping``
lay the rolls of periods over a day's tree, ``gathering`` adds up what lies in a region (divisions
by ``apportioning``), ``table`` reads figures by it, ``covers`` reads the numbers that they are made
of, ``groups`` finds what may be compared between two days.
"""
