"""The desk as a page of a site: the same core, run by Python in the browser, with nothing to install.

    parts (fetched, hashed) -> archives (first, later) -> compiled, with the course and its values -> bundle -> desk/
    page -> worker.js -> kept_course -> workbench -> answer; what was saved goes to IndexedDB before the answer

`kept_course` and `course_zip` run in the browser, all else when a site is built.
"""
