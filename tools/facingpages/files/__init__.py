"""Files: findings, YAML read and written, atomic writes, zips and tables."""
