"""The knowledge graph: what holds, and why. The only package that knows an RDF engine.

The rest of the project asks a `Graph`; start reading there. In the order in which one
rests on the next:

    graph         Graph: queries, statements with their provenance, names, articles
    compiled/     graphs of many articles: compiled once, and then opened
    loading       a project's files into a graph
    sources       the files of a project, each with its graph
    rdf_files     files of RDF into an engine, or as quads
    terminology   the terms of a project and their frames, read once for all its graphs
    withholding   statements that are left out, with what is no whole without them
    withdrawal    what goes with an article or a statement that is left out
    verbaliser    statements as English sentences
    grades        how well statements are proved, by records and judgements
    proofs        how well statements were found to be proved
    rejections    what was drafted, and words do not say
    corrections   what was drafted, and had to be mended
    name_judgements   which things names in articles mean
    judged_drafts     what was drafted, as judgements tell it
    judgements    what people have decided on statements
    claims        what is told without being said to be so
    templates     the form in which the ontology writes names and sentences
    resolver      names that people type, to things and terms
    agreement     figures for the same that agree, are compatible, or differ
    intervals     the numbers that a figure leaves open
    inference     OWL 2 RL rules, and the premises of what they concluded
    catalogue     articles and passages as records
    names         the names of things
    names_by_words    names found by their words
    ontology      what the ontology says of its own terms
    facts         triples indexed by subject and property
    remote        the home on another machine
    written_store a store on another machine that is written
    endpoint      a SPARQL server, and what can go wrong with it
    memory, home  where the quads are kept: in this process, or behind SPARQL
    read_only     refusals of SPARQL that would write or reach out

The default graph has what holds, as a set of triples; the named graphs say why: one for
each passage, one for the registry of things, one for what is derived and one for what
is inferred. Nothing here asks for a union of named graphs, in which an engine counts a
triple once for each graph that has it.
"""

from kg.knowledge.compiled import (
    MANY,
    Seen,
    compile_store,
    is_compiled,
    is_kept,
    open_graph,
    seen,
)
from kg.knowledge.facts import Facts
from kg.knowledge.graph import Graph
from kg.knowledge.home import HOLDS, Answer, GraphName, Home, QueryDataset, bindings
from kg.knowledge.loading import (
    graph_beside,
    graph_leaning,
    graph_told,
    graph_with,
    load,
    load_file,
)
from kg.knowledge.ontology import Ontology

__all__ = [
    "HOLDS",
    "MANY",
    "Answer",
    "Facts",
    "Graph",
    "GraphName",
    "Home",
    "Ontology",
    "QueryDataset",
    "Seen",
    "bindings",
    "compile_store",
    "graph_beside",
    "graph_leaning",
    "graph_told",
    "graph_with",
    "is_compiled",
    "is_kept",
    "load",
    "load_file",
    "open_graph",
    "seen",
]
