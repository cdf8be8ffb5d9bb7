"""Engines that are programs in other languages, where they are installed.

Jena comes with Debian's libapache-jena-java and a JDK; Comunica by
`npm install --prefix FOLDER @comunica/query-sparql-file`, with `KG_COMUNICA=FOLDER`.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

_HERE = Path(__file__).parent
_JARS = Path("/usr/share/java")
_JENA = (
    "jena-arq jena-base jena-core jena-iri caffeine commons-cli commons-codec"
    " commons-collections4 commons-compress commons-csv commons-io commons-lang3"
    " dexx.collection gson jakarta.json-api protobuf slf4j-api slf4j-nop thrift"
    " titanium-json-ld"
).split()
_BUNDLES = "org/apache/jena/ext/xerces/"


def no_jena() -> str:
    """What is missing for Jena."""
    is_here = (_JARS / "jena-arq.jar").exists() and shutil.which("javac")
    return "" if is_here else "Debian's libapache-jena-java and a JDK"


def no_comunica() -> str:
    """What is missing for Comunica."""
    folder = os.environ.get("KG_COMUNICA")
    is_here = folder and Path(folder, "node_modules", "@comunica").exists()
    return "" if is_here else "Comunica in the folder that KG_COMUNICA names"


def jena(data: Path) -> list[str]:
    """The command that asks Jena ARQ."""
    path = [_bundles(), *(_JARS / f"{name}.jar" for name in _JENA)]
    return [
        "java",
        "-cp",
        ":".join(map(str, path)),
        str(_HERE / "Jena.java"),
        str(data),
    ]


@cache
def _bundles() -> Path:
    """The messages of Jena's XML parser where it looks for them.

    Debian's package has moved its classes and left these behind.
    """
    folder = Path(mkdtemp())
    with zipfile.ZipFile(_JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(_BUNDLES) and name.endswith(".properties"):
                path = folder / "xerces" / name.removeprefix(_BUNDLES)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(jar.read(name))
    return folder


def comunica(data: Path) -> list[str]:
    """The command that asks Comunica, which node finds beside the script."""
    modules = Path(os.environ["KG_COMUNICA"])
    script = modules / "comunica.mjs"
    shutil.copy(_HERE / "comunica.mjs", script)
    return ["node", str(script), str(data)]
