"""Beginning a project, and adding its next article.

    starting    the files of a new project
    adding      a text becomes an article: its header, its copy, its worksheet
    shorthand   words and the statements under them, as a person writes them
    reading     names in the shorthand, as things and terms
    compiling   the shorthand as passages and statements in RDF
    accepting   all of it checked, and only then written

Whoever adds an article writes words and statements. Positions, digests, text fragments,
`kg:readWith` and `kg:refersTo` are the program's work.
"""
