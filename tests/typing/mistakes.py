"""Mistakes that type checkers must catch, a line each: see scripts/check_mistakes.py."""

# pyright: strict
# ruff: noqa: B018  # mistakes need not be of use

import gxfta_measures as gx
from gxfta_measures.wording.vocabulary import either, mapping, words

catalogue = gx.load(7)
measure = catalogue[0]
body = gx.departments()["gx-commerce"]

gx.laod(7)  # mistake
gx.load("7")  # mistake
gx.load(7, "sha256:0")  # mistake
gx.read(7)  # mistake
gx.batches(7)  # mistake
gx.parse_departments(None)  # mistake
gx.parse_scope(["全区"])  # mistake
gx.fold(7)  # mistake

catalogue.where(type="pilott")  # mistake
catalogue.where(type=["pilot", "caes"])  # mistake
catalogue.where(role="boss")  # mistake
catalogue.where(departmnet="商务厅")  # mistake
catalogue.where(department=7)  # mistake
catalogue.where(department=None)  # mistake
catalogue.where(department=gx.places()["pingxiang"])  # mistake
catalogue.where(subordinates="yes")  # mistake
catalogue.where(scope=7)  # mistake
catalogue.where(at=None, certain=None)  # mistake
catalogue.where(text=7)  # mistake
catalogue.where(batch="7")  # mistake
catalogue.where(lambda one: one.titel == "")  # mistake
catalogue.by_type("改革试点")  # mistake
catalogue.by_department(body, "leader")  # mistake
catalogue.search(("通关", "口岸"))  # mistake
catalogue.group_by("typ")  # mistake
catalogue.counts("departments")  # mistake
catalogue.departments("leading")  # mistake
catalogue.to_records("rows")  # mistake
catalogue.to_frame("pandaz")  # mistake
catalogue.to_frame("pandas", "rows")  # mistake
catalogue.to_records(labels="cn")  # mistake
catalogue.export("measures.csv", table="measure")  # mistake
catalogue.cite("mla")  # mistake
catalogue.matrix(rows="body")  # mistake
catalogue.chart("pie")  # mistake
catalogue.matrix(columns="department")  # mistake
catalogue.matrix().to_frame("pandas", values="role")  # mistake
measure.cite(batch=7)  # mistake
catalogue[1.5]  # mistake
catalogue[0] = measure  # mistake
catalogue | [measure]  # mistake
catalogue.measures = ()  # mistake

measure.titel  # mistake
measure.title = "x"  # mistake
measure.scope.text  # mistake
measure.bodies("leader")  # mistake
measure.lead[0] = measure.lead[1]  # mistake
gx.load_all(7)  # mistake
gx.MeasureType.PILOT.label.append("x")  # mistake
measure.lead.mentions.append(measure.lead.mentions[0])  # mistake
measure.lead.mentions[0].department.name  # mistake
gx.Measure(7, "pilot", 1)  # mistake

body.parent.name  # mistake
body.name = "x"  # mistake
gx.Department(id="x", name="x", kind="ministry")  # mistake
gx.departments().resolve(body)  # mistake
gx.departments()["gx-commerce"] = body  # mistake
gx.places().find(7)  # mistake
gx.batches()[0].number = 8  # mistake
gx.errors.UnknownBatc  # mistake

words("role-coers")  # mistake
mapping("scope-stes")  # mistake
either("levels", "levls")  # mistake
