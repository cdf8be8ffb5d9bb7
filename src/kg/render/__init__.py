"""Answers and reasons as text: tables for people, standard formats for programs.

The command line imports only the modules that it needs: `query_answers` and
`question_answers` for rows, `traces` for rows with their evidence, `reasons` for
statements and findings, `connections` for paths and ranks, `changes` for differences.
"""
