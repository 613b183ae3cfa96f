"""Rework: take a text, an exercise or a lesson out of a course, or give it another name, with everything that
names it.

    what is asked -> changes of each file -> the course as it would be -> shown, asked, written as a whole

A change is made in the text of a file, so that comments and line breaks stay; what cannot be changed by rule
is listed for a person.  The course as it would be is checked before anything is written."""
