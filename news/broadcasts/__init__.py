"""The radio programme: recordings taken in, heard on pages, followed as a podcast."""
