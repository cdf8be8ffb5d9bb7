"""English: what the words of a news text say of amounts, times and speakers.

It reads words alone and knows no graph: a figure in a sentence is read the same whoever
states it. What is ambiguous is not guessed; what cannot be read is left out.
"""

# Nothing is imported here, so that `formatting`, which every command needs, does not
# bring the grammar with it: its patterns take a tenth of a second to compile.
