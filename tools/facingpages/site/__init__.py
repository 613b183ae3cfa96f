"""Site: the course as a website, and what its host needs."""
