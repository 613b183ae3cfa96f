"""The desk on this machine: a server that passes the page's requests to the workbench, for one browser.

The other host is `browser`, which runs the same workbench inside a page of a site."""
