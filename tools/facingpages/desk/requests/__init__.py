"""All that the page can ask, as typed models, and the refusal of a request that cannot be carried out.

`reading` turns JSON into a request; the models are grouped by what they are for: `to_make`, `to_change`,
`to_hand_on`."""
