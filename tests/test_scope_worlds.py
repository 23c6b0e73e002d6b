"""What `covers` says holds in every world that the gazetteer allows.

A world is a set of points. Each lies in places, and in sites of some kinds; where the gazetteer
or the words leave something open, worlds differ. YES must mean in all of them that no point is
left out, NO that some point is.
"""

import random

from hypothesis import event, given, settings
from hypothesis import strategies as st
from strategies import GAZETTEER, composed_scopes, places, scopes

from gxfta_measures import Coverage, Scope, SiteKind
from gxfta_measures.scope.parts import whole

OF_PLACES = {
    "ftz-area": SiteKind.FREE_TRADE_ZONE,
    "bonded-zone": SiteKind.BONDED_ZONE,
    "seaport": SiteKind.SEAPORT,
    "border-port": SiteKind.BORDER_PORT,
}
ELSEWHERE = (SiteKind.BONDED_ZONE, SiteKind.FREE_TRADE_ZONE, SiteKind.BORDER_AREA, SiteKind.SEAPORT)
ANYWHERE = (SiteKind.SUPERVISION_ZONE, SiteKind.PORT, SiteKind.AIRPORT, SiteKind.DEVELOPMENT_ZONE)
MIXED = (SiteKind.DEVELOPMENT_ZONE, SiteKind.PILOT_AREA)


def _chance(*reason):
    """A choice that is the same for the same reason."""
    return random.Random(str(reason))  # noqa: S311  # nothing here is secret


class World:
    """One way in which things may be."""

    def __init__(self, seed):
        self.seed = seed
        chance = _chance(seed)
        # A free-trade zone is nothing but its areas; in all else there is some ground of its own.
        self.points = [self._point(one, chance) for one in GAZETTEER if one.kind != "ftz"]
        for place in GAZETTEER:
            if place.kind in ("region", "city", "county"):
                kinds = ANYWHERE if GAZETTEER["guangxi"] in place.lineage else ANYWHERE + ELSEWHERE
                for kind in chance.sample(kinds, chance.randint(0, 2)):
                    self.points.append(self._point(place, chance, kind))

    def _point(self, place, chance, kind=None):
        around = {*place.lineage}
        for maybe in [maybe for one in place.lineage for maybe in one.perhaps_within]:
            around |= {*maybe.lineage} if chance.random() < 0.5 else set()
        own = {kind} if kind else {OF_PLACES.get(one.kind) for one in around} - {None}
        border = {SiteKind.BORDER_AREA} if any(one.border for one in around) else set()
        kinds = {kind for kind in SiteKind if any(kind.includes(one) for one in own | border)}
        return (frozenset(around), frozenset(kinds), place.id, kind)

    def _some(self, points, *reason):
        """Some of the points, but not none; the same for the same reason."""
        chance = _chance(self.seed, *reason)
        points = sorted(points, key=lambda point: (point[2], str(point[3])))
        return set(chance.sample(points, chance.randint(min(1, len(points)), len(points))))

    def _of_part(self, part):
        territory = part.territory
        if territory is None and part.site is not SiteKind.NAMED:
            territory = _chance(self.seed, part.text).choice(tuple(GAZETTEER))
        points = {point for point in self.points if territory is None or territory in point[0]}
        if part.site is SiteKind.UNSPECIFIED or part.site is SiteKind.NAMED:
            points = self._some(points, part.text)
        elif part.site is not SiteKind.ANY:
            points = {point for point in points if part.site in point[1]}
        if part.site in MIXED:
            points = self._some(points, part.text)
        return self._some(points, part.text, "condition") if part.conditional else points

    def of(self, scope):
        """The points of a scope."""
        held = set().union(*map(self._of_part, scope.parts or [scope]))
        return held.difference(*map(self._of_part, scope.excluded))

    def has_all(self, scope):
        """Whether all that a scope speaks of is there: nobody names what does not exist."""
        return all(map(self._of_part, [*(scope.parts or [scope]), *scope.excluded]))


def anything():
    return scopes() | composed_scopes()


@settings(max_examples=300)
@given(anything(), anything() | places(), st.integers(0, 2**20))
def test_every_yes_and_every_no_holds_in_every_world(scope, other, seed):
    answer = scope.covers(other)
    event(f"{answer}, {scope.site == 'composite'}")
    if answer is Coverage.UNDETERMINED:
        return
    wanted = other if isinstance(other, Scope) else Scope(**_fields(whole(other)))
    for world in map(World, range(seed, seed + 5)):
        if not (world.has_all(scope) and world.has_all(wanted)):
            continue
        points = world.of(wanted)
        is_covered = points <= world.of(scope)
        assert is_covered if answer is Coverage.YES else not (points and is_covered)


def _fields(part):
    return {"text": part.text, "territory": part.territory}
