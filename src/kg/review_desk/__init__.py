"""Reviewing the drafts of an article in the browser.

statement_parts     the parts of a draft's statement
changes             what a person changes in the lines of a review
choices             what a part may be instead, `thing_names` what things are called
cards               a draft as the page shows it; `thing_cards` a thing
making              a statement of words that somebody has marked
leftovers           what no accepted statement has
desk                the article with its drafts, on which a person decides
review_server       the desk over HTTP, for this machine alone
"""
