"""From structured content (YAML) to the pages, figures and data of a stretching guide."""
