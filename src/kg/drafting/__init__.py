"""Drafts: what the words of a new article seem to say, for a person to decide on.

Names are found, then what refers to them, then relations by the frames of the ontology,
figures, and what things are called. Each proposal becomes what a person would have
written in a worksheet, and has passed the gate of `kg check` before anybody sees it.
"""
