"""Text: the three marks, numbers and dates in words, terms of the glossary, and how hard a text reads."""
