"""Drafts: what the words of a new article seem to say, for a person to decide on.

Names are found, then what refers to them, then relations by the frames of the ontology,
figures, and what things are called. Each proposal becomes what a person would have
written in a worksheet, and has passed the gate of `kg check` before anybody sees it:

    named_things        what an article names, as `article_things`
        registered_things   of it, what the registry has
        name_clusters       which names are one thing's
        class_evidence      of what class a name is: by `name_classes`, what its words
                            tell, and `name_signs`, all else that tells it a little;
                            how much, `name_sorts` has learned
        things_by_noun      what it tells of by a common noun alone
    antecedents         what pronouns and definite phrases mean
    article_reading     all this, and what the words of frames are said of
    proposals           what is proposed, by
        relations_read      relations that frames say
        events_read         events, with who has a part in them, and when
        descriptions_read   kinds and other names; `posts_read` tells posts
        standing_relations  relations in names, datelines and appositions
        origins             where somebody is from
        people_of_firms     of whom and of what people are
        foundings           founders; `funding_rounds` tells investors
        figures_read        figures; `figure_owners` tells whose they are, and
                            `variable_phrases` what they measure
        noun_sides          what only a common noun mentions, in both
    drafts              proposals as lines of shorthand, made by `draft_lines`, with the
                        whole wording of figures (`wordings`)
    draft_worksheets    such lines as a worksheet
    gate                what a check makes of them; `registry_part` is what it needs of
                        the registry
    one_article         from the text to drafts
    batches             many articles, in processes of their own
    review_lines        decisions on drafts as plain text
    reviewing           the review file of an article
    accepting_drafts    worksheet and accepted drafts, written
    draft_report        drafts for people and programs
"""
