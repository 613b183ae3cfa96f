"""Word files, read from their XML: the package and its relationships, styles, automatic numbers, paragraphs.

    package -> styles, numbering -> paragraphs -> lines and what was left out

Names of parts and namespaces are those of the file: Word Online, strict Open XML and other programs choose
their own."""
