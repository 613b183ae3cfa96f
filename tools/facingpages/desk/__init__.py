"""The desk: the instructor's workbench, one page with a core that answers its requests.

    page -- a request as JSON --> host -> requests (typed) -> workbench -> answer as JSON

`host` is a local server; everything else is the core, which needs neither mkdocs nor a server, Typst, Word or
PDF until a request asks for a print.  A file that is changed is a draft in memory until it is saved.
"""
