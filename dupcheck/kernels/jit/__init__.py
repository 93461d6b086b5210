"""The gear compiled by Numba: the operations of the plain one, with the same bits as result.

A function in Numba's cache is renewed when its own file changes, and not when something does that it takes from
another: so every file here is complete in itself, constants and mixing included. None of it may differ from
`dupcheck/kernels/plain`, which the contract test of the gears sees to.
"""
