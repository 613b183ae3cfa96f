"""Citation styles: one reader each, and the one record that they all give.

    Text + list + notes + links -> readers -> Citation(mark, style, targets) -> citations.Apparatus

A reader knows its own style alone.  Proofs, the trail, pages, paper, reports and drafts speak to the
`Citation`.  `unread` lists whatever may cite and no reader understands."""
