"""Deploymap."""
