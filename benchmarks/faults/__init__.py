"""Faults that are planted into clean texts, one module a family; `base.registry` finds them by walking."""
