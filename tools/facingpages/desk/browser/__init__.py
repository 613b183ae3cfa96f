"""The desk as a page of a site: the same core, run by Python in the browser, with nothing to install.

    parts (fetched, hashed) + this package + the course -> bundle -> desk/ in the site
    page -> worker.js -> kept_course -> workbench -> answer; what was saved goes to IndexedDB before the answer

`parts` and `bundle` run when a site is built; `kept_course` and `course_zip` run in the browser.
"""
