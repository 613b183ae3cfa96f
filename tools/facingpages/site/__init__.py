"""Site: the course as a website, and the plugin for its host."""
