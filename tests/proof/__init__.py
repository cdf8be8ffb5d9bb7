"""Proofs as data: invented articles, with what their words say and what they do not.

A folder is an article, in three files.

article.txt     news in English about companies that do not exist: a headline, a dateline
                with the day, and the text
things.tsv      what is told of: slug, class, name, further names separated by `|`. Of a
                variable the further name is how the article words it, of a period its
                days (`2025-01-01/2025-12-31`, either of which may be missing) where its
                name does not tell them; a figure has no name
statements.tsv  what is said, and what is not:
    verdict     true, or false: a careful reader finds that the words do not say so
    class       how the words say it, or in which way it is false
    subject     a slug
    property    the local name of a property; `type` and `altLabel` are of RDF and SKOS
    object      a slug, or a literal; `none` leaves a property of a figure out
    modality    planned, possible, denied or ended; empty of what is said to be so
    passage     exact words, which stand once in the article: the fewest that hold
                subject, property and object
    references  `words=slug` separated by `;`: words of the passage that refer to a thing
                without naming it, or that tell of an event
    read_with   exact words that the references need, separated by `;`
    said_by     the slug of the speaker
    note        whatever a reader should know

A figure is several rows with one subject. A false row about a figure is about another
figure that is the same in all else.

`python -m tests.proof` checks them all, each false one beside the true ones.
"""
