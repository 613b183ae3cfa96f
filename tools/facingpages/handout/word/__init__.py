"""Word: a sheet as an Office Open XML document that a teacher can edit.

    Sheet  --blocks, drawing-->  body   |
    Form   --styles, numbering-->  look |--package-->  bytes

Every look is a style and every number a list: who changes one changes it everywhere.  Text reaches a part
through `xml.tag` only, which escapes whatever is not XML already."""

from facingpages.handout.word.package import write

__all__ = ["write"]
