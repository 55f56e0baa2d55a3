"""The same article on Wagtail, as an ordinary site of it is made; run by its own Python."""
