"""Reading what officers send and giving it back marked.

Knows nothing of indicators or families: a caller hands over a declaration and gets rows,
problems at their cells and an answer file.
"""
