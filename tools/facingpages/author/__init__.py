"""Author: bringing texts in, drafting exercises, suggesting keys, and the formats for editors."""
