"""Whether a project holds together: its syntax, shapes, logic, evidence and words.

An error is a lie or a broken file, a warning is something unfinished, a note is worth
knowing. `examination` runs all checks in their order; each finding bears the name of
one of these:

syntax      files parse (`parsing`, `literals`), keep to the project's rules
            (`conventions`), and questions can be asked (`question_files`)
shapes      what people wrote fits SHACL (`shapes`), domains and ranges (`domains`)
logic       the check queries (`check_queries`), and no hierarchy is a circle (`cycles`),
            aliases are the things' own (`aliases`), and labels of what happens name
            only whom it is told of (`labels`)
evidence    passages are where they say (`digests`), texts can be read
            (`readable_texts`), records of proofs are what the words give
            (`proof_records`), and check queries again
support     the words bear what is stated (`wording`), and names and classes in the
            registry are those that articles use (`registered_names`)
judgements  what people decided is theirs to decide, and on what is there (`decisions`),
            also in a review, and does not contradict itself (`review_decisions`)
coverage    statements use the words (`wording`)

What can be found in a part is kept, and looked for again where something has changed: in
a file by itself (`file_checks`), around the statements that are new or gone in the graph
(`graph_checks`, `nearby`), and in the articles that rely on them (`kept_articles`,
`relying_articles`) or on a name that means something else now (`changed_names`). A
finding says which statement it is at; its line is looked up last (`source_map`).
"""

from kg.checks.examination import Examined, Progress, check, examine, renew
from kg.checks.refusals import Refusal, false_records, refusals
from kg.checks.verdict import blocking, faulty, unsound

__all__ = [
    "Examined",
    "Progress",
    "Refusal",
    "blocking",
    "check",
    "examine",
    "false_records",
    "faulty",
    "refusals",
    "renew",
    "unsound",
]
