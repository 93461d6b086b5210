"""Reading starts light, and formats are found by walking the package."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

import dupcheck.read
from dupcheck.read.base.registry import all_readers

HEAVY = (
    *("numpy", "pyarrow", "fastwarc", "resiliparse", "zstandard", "charset_normalizer"),
    *("orjson", "msgspec", "isal", "bs4"),
)
PROBE = f"""
import sys
from dupcheck.model.settings import Settings
from dupcheck.read import Input, find_inputs, read_documents
for one in find_inputs(["."], Settings()):
    print(one.path, *(document.text for document in read_documents(one, Settings())))
print(*(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_small_text_file_is_read_without_heavy_imports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    run = subprocess.run([sys.executable, "-c", PROBE], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout == "a.txt words\n\n"


def test_every_module_of_the_package_is_a_format() -> None:
    modules = [module.name for module in pkgutil.iter_modules(dupcheck.read.__path__) if not module.ispkg]
    assert len(all_readers()) == len(modules)


def test_no_two_formats_claim_a_name() -> None:
    names = [name for reader in all_readers() for name in reader.names]
    assert sorted(set(names)) == sorted(names)
