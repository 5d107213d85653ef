"""The control API, /_bellhop: typed routers, one module a resource.

Modules with routes or models evaluate their annotations, since FastAPI and pydantic read them.
"""
