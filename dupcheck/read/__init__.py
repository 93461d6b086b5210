"""Files, folders and streams in; documents and what was skipped out, whole or in pieces."""

from dupcheck.read.base.batches import read_all_batches, read_batches
from dupcheck.read.base.documents import read_documents
from dupcheck.read.base.find import find_inputs
from dupcheck.read.base.input import Input
from dupcheck.read.base.piece import PIECE_BYTES, Piece, piece_bytes_of, whole_input
from dupcheck.read.base.pieces import read_piece, split_input
from dupcheck.read.base.registry import format_names

__all__ = [
    "PIECE_BYTES",
    "Input",
    "Piece",
    "find_inputs",
    "format_names",
    "piece_bytes_of",
    "read_all_batches",
    "read_batches",
    "read_documents",
    "read_piece",
    "split_input",
    "whole_input",
]
