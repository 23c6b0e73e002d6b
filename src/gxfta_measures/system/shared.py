"""What every caller shares, and so nobody may change."""

from __future__ import annotations


class Shared:
    """A base of enumerations whose members cannot be changed: every caller has the same ones.

    >>> from gxfta_measures import Role
    >>> Role.LEAD.label = "x"
    Traceback (most recent call last):
    ...
    AttributeError: <Role.LEAD: 'lead'> cannot be changed: label is the same for every caller
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not name.startswith("_"):  # the machinery of Enum sets names of that form
            self._refuse(name)
        super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        self._refuse(name)

    def _refuse(self, name: str) -> None:
        msg = f"{self!r} cannot be changed: {name} is the same for every caller"
        raise AttributeError(msg)
