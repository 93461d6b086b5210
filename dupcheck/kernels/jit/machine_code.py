"""The machine code of a gear's kernels: loaded from where it is kept, else compiled and put there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

from dupcheck.kernels.jit.compiled import Kernel, MachineCode
from dupcheck.kernels.warm import places

_DIGEST_SIZE = 16


def load(kernels: Sequence[Kernel]) -> Any:
    """Binds the kernels to their machine code; they can be called as long as what is returned is held.

    Where nothing is kept that is whole, or nothing can be, they are compiled anew.
    """
    from llvmlite import binding

    codes = _kept(kernels)
    if codes is None:
        from dupcheck.kernels.jit.build import build

        codes = build(kernels)
        _keep(codes)
    engine = _engine(binding)
    for code in codes:
        engine.add_object_file(binding.ObjectFileRef.from_data(code.content))
    engine.finalize_object()
    symbols = {code.kernel: code.symbol for code in codes}
    for kernel in kernels:
        kernel.bind(engine.get_function_address(symbols[kernel.name]))
    return engine


def _engine(binding: Any) -> Any:
    """An engine of LLVM without any code."""
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    machine = binding.Target.from_triple(binding.get_process_triple()).create_target_machine(
        codemodel="jitdefault", jit=True
    )
    return binding.create_mcjit_compiler(binding.parse_assembly(""), machine)


def _kept(kernels: Iterable[Kernel]) -> list[MachineCode] | None:
    """The machine code of all kernels from the first file that is whole; None if there is none."""
    wanted = {kernel.name for kernel in kernels}
    for place in places():
        try:
            codes = _unpack(place.read_bytes())
        except (OSError, ValueError):
            continue
        if wanted <= {code.kernel for code in codes}:
            return codes
    return None


def _keep(codes: Sequence[MachineCode]) -> None:
    """Puts the code into the first place that can be written, if any can."""
    packed = _pack(codes)
    for place in places():
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            unfinished = place.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(packed)
            unfinished.replace(place)
        except OSError:
            continue
        break


def _pack(codes: Sequence[MachineCode]) -> bytes:
    """A line of JSON that says what follows, the object files, and a digest of all: broken code would crash Python."""
    header = json.dumps([(code.kernel, code.symbol, len(code.content)) for code in codes])
    content = header.encode() + b"\n" + b"".join(code.content for code in codes)
    return content + blake2b(content, digest_size=_DIGEST_SIZE).digest()


def _unpack(packed: bytes) -> list[MachineCode]:
    content, digest = packed[:-_DIGEST_SIZE], packed[-_DIGEST_SIZE:]
    if blake2b(content, digest_size=_DIGEST_SIZE).digest() != digest:
        raise ValueError("the machine code that is kept is not whole")
    header, _, rest = content.partition(b"\n")
    codes = []
    for kernel, symbol, size in json.loads(header):
        codes.append(MachineCode(kernel, symbol, rest[:size]))
        rest = rest[size:]
    return codes
