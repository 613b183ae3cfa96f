"""Bring: a text that an instructor has, as a file of some kind, becomes the lines of a seed; nothing is
left out unsaid.

    file -> convert -> lines + report -> noise, provenance (proposals) -> entry -> seeds/<id>.txt + seeds.yml

The converters know one library each; what they leave out is in the report, and what may not be the
author's argument is proposed as noise with a reason, for a person to decide."""
