"""The files of an audit."""
