"""The desk: the instructor's workbench, one page with a core that answers its requests.

    page -- a request as JSON --> host -> requests (typed) -> workbench -> answer as JSON

The host is a server on this machine (`local`) or the page itself (`browser`); both serve `files`.  All else
is the core, which needs neither mkdocs nor a server, Typst, Word or PDF until a request asks for a print.  A
file that is changed is a draft in memory until it is saved.

The rooms of the core; each imports only from those below it:

    workbench    answers each request by a call into one of the rooms
    handing_on   previews, prints, files to take away, and the marks of a class
    review       all proposals of a lesson in one list
    lessons      lessons and their exercises: made, changed, renamed, removed
    editor       one exercise on the screen
    passages     the paragraphs that are worth an exercise
    texts        texts that are brought in
    proposals    words, roles, answers and reasons that the desk proposes
    findings     findings in a teacher's words, with the edits that mend them
    bench        one course with its drafts
    requests     what the page can ask, and the refusal
"""
