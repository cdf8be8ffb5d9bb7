"""The languages of articles and answers, each a package that knows no graph.

There is one, `english`, and its callers import it by name. So there is no protocol
that languages have to fulfil, nor a registry to choose one from: with a single
language either would be a guess at what a second one needs. What a package offers
today, in modules of these names:

    quantities   figures as the words say them, with comparators, units and changes
    periods      times, and the days that they mean, given the day of publication
    attribution  who is made to say what: `sayings` of a sentence
    sentences    where sentences and headings begin and end
    stems        words without the endings of grammar, to compare their forms
    formatting   numbers, dates and lists as prose has them

All positions are code points of the text that was given, with the end exclusive.

>>> from kg.language.english.periods import periods
>>> from kg.language.english.quantities import quantities
>>> from kg.language.english.sentences import sentences
>>> text = "Norvik sold over 40 looms in May 2024. Tessaly sold none."
>>> [text[begin:end] for begin, end in sentences(text)]
['Norvik sold over 40 looms in May 2024.', 'Tessaly sold none.']
>>> [text[quantity.begin : quantity.end] for quantity in quantities(text)]
['over 40']
>>> from datetime import date
>>> [str(period.start) for period in periods(text, date(2024, 6, 1))]
['2024-05-01']
"""
