"""A Virtuoso server on this machine, as long as it is needed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers import free_port, until_ready

SERVER, CLIENT = "virtuoso-t", "isql-vt"
DEFAULT = "urn:default"
"""The graph that takes the place of the default graph, which Virtuoso has none of."""

_SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = .
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 100000
"""


def is_installed() -> bool:
    return all(map(shutil.which, (SERVER, CLIENT)))


@contextmanager
def served(nquads: bytes, folder: Path) -> Iterator[str]:
    """The address of the SPARQL endpoint of a server that holds these quads."""
    sql, http = free_port(), free_port()
    folder.joinpath("virtuoso.ini").write_text(_SETTINGS.format(sql=sql, http=http))
    folder.joinpath("kg.nq").write_bytes(nquads)
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [SERVER, "+foreground", "+configfile", "virtuoso.ini"],
            cwd=folder,
            stdout=output,
            stderr=output,
        )
    try:
        endpoint = f"http://127.0.0.1:{http}/sparql"
        until_ready(process, endpoint, folder / "virtuoso.log")
        _load(sql)
        yield endpoint
    finally:
        # What it has need not be kept, so it need not be written on the way out.
        process.kill()
        process.wait(timeout=30)


def _load(port: int) -> None:
    subprocess.run(
        [CLIENT, f"127.0.0.1:{port}", "dba", "dba", "ERRORS=STDOUT"],
        input=f"ld_dir('.', 'kg.nq', '{DEFAULT}');\nrdf_loader_run();\n"
        "SELECT ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL;\n",
        text=True,
        check=True,
        timeout=60,
        capture_output=True,
    )
