"""The figures of a period on the tree of another day (product.md T6; time.md, 'Restating').

``cuts``, ``knowledge``, ``ground`` and ``day`` read territory and trees, ``roll`` and ``mapping``
lay the rolls of periods over a day's tree, ``table`` reads figures by it, ``groups`` finds what may
be compared between two days.
"""
