"""The kind `citation-check`: following one citation, or looking for one that is not there."""
