"""One course at the desk: its folder, the drafts of its files, and where their quotations are in the texts.

A draft is text in memory until `saving` writes it, and never over somebody else's version unseen."""
