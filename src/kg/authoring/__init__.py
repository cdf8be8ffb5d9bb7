"""Beginning a project, adding its next article, and moving it to a new version.

    starting            the files of a new project
    adding, removing    a text becomes an article, or is one no more
    plain_text          the text as it is kept
    bibliography        what a person says of it
    imprint             what it says of itself
    worksheets          its sentences, with room for what they state
    slugs, registry     names made of words; the file of lasting things

    accepting           a worksheet, tried in a copy of the project, then written
    shorthand           words and the statements under them, as a person writes them
    glossary            names in the shorthand, as things and terms; `things_by_name`
                        are the things
    compiling           the shorthand as passages and statements in RDF
    places, naming      where words stand, and where things are first called by name
    implied             what the texts of figures and periods say
    companions          which passages another one cannot be read without
    trial               the copy in which a worksheet is tried
    worksheet_findings  what was found, at the worksheet's lines

    judging             a person confirms a statement, or overrules a doubt
    review_records      what lasts of a review: rejections, corrections, names
    judgement_file      how judgements are written down

    migrating           a project of an earlier version, moved to the present names

Whoever adds an article writes words and statements. Positions, digests, text fragments,
`kg:readWith` and `kg:refersTo` are the program's work.
"""
