"""A project over HTTP: the site, a SPARQL endpoint that says why, and data by name.

The process of the server loads nothing: a keeper checks and loads the project, writes
the files of its site, and forks the workers that answer (see `kg.workers`). When files
change, another keeper is started, and takes over when it is ready.

What the server does with a request, from the outside in:

    running            listens, and follows the files
    request_bounds     how long a request may be, and may take
    gathered_writes    what is sent at once
    exchanges          responses that are written without uvicorn
    entrance           whose host is named; what is noted; faults as problems
    direct_queries     queries by GET, which take a short way
    application        the addresses
    sparql_endpoint    the SPARQL protocol
    reconciling        OpenRefine's protocol
    agent_route        the protocol of agents, see `kg.agents`
    sending            responses: files, redirects, what workers hand back
    conditions         which copy or part of a file a client has
    requests           parameters and bodies
    hosting            the edition that is served
    kept_answers       what was asked lately, to be told again

What its keeper and its workers do:

    making_ready           the edition and the files of its site
    site_files             which names lead to which files
    service_description    what the endpoint is
    openapi                the questions for programs
    query_work             answers to SPARQL
    rest_work              answers to questions, graphs, proofs
    candidates             what a name may mean
    data_extension         columns of what is known of things

And what both need:

    negotiation    which form a client likes best
    problems       what could not be done, as problem details
    replies        what workers hand back
"""
