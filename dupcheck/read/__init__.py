"""Files, folders and streams in; documents and what was skipped out."""

from dupcheck.read.base.documents import read_documents
from dupcheck.read.base.find import find_inputs
from dupcheck.read.base.input import Input
from dupcheck.read.base.registry import format_names

__all__ = ["Input", "find_inputs", "format_names", "read_documents"]
