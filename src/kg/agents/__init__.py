"""A project for agents: tools whose answers are sentences with their sources.

    cited_answers    sentences, grades, one list of sources, and a budget of bytes
    agent_tools      what each tool answers: the work of a worker
    agent_server     the tools, resources and prompts of the Model Context Protocol

No model is in here, and only `agent_server` needs `newskg[mcp]`.
"""
