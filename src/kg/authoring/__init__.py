"""Beginning a project, adding its next article, and moving it to a new version.

    starting    the files of a new project
    adding      a text becomes an article: its header, its copy
    worksheets  the sentences of a new article, with room for what they state
    shorthand   words and the statements under them, as a person writes them
    names       names in the shorthand, as things and terms
    compiling   the shorthand as passages and statements in RDF
    companions  which passages another one cannot be read without
    registry    the file of lasting things, changed under its head
    accepting   all of it checked, and only then written
    migrating   a project of an earlier version, moved to the present names

Whoever adds an article writes words and statements. Positions, digests, text fragments,
`kg:readWith` and `kg:refersTo` are the program's work.
"""
