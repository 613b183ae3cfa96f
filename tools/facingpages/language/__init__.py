"""Language: messages, vocabularies and dates in the language of a course."""
