"""Figures in three dimensions: a pose in numbers becomes drawings from any side."""
