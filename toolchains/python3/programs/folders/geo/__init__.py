"""A package with a name of its own."""
from .point import Point

NAME = "geo of " + Point.__module__
