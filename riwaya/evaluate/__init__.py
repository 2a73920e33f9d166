"""Measuring: how well what Riwaya reads agrees with what people marked."""

from riwaya.evaluate.attribution import Scores, score

__all__ = ["Scores", "score"]
