"""Reviewing the drafts of an article in the browser.

statement_parts     the parts of a draft's statement
line_changes        what a person changes in the lines of a review
thing_changes       what a person says of a thing
choices             what a part may be instead, `thing_names` what things are called
cards               a draft as the page shows it; `thing_cards` a thing
making              a statement of words that somebody has marked
examining           what the words make of a line
journal             the lines in their file, and undoing
leftovers           what no accepted statement has
published           what the article states already, and a person vouches for
writing             the article's file and the site
desk                the article with its drafts, on which a person decides
review_server       the desk over HTTP, for this machine alone
"""
