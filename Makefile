# Needs make and a Python with venv; each verb installs what it needs, at the versions of constraints.txt.
# For another interpreter: make clean, then make test PYTHON=python3.13.

PYTHON ?= python3
py := .venv/bin/python

# In the environment, so that it also holds for the isolated builds that pip starts by itself.
export PIP_CONSTRAINT := constraints.txt
# The tables are in Chinese, whatever the locale says.
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Two installs into one environment at the same time would spoil it.
.NOTPARALLEL:
.PHONY: demo test test-spark lint type docs examples pictures linkcheck env data words vendor rehearsal build wheel pyodide release-check mutants bench fuzz explore accuracy clean help

demo: .venv/cli.done            ## print what 南宁海关 has to do, alone and with its subordinates
	@printf '\n== 南宁海关, by that name only\n\n'
	@.venv/bin/gxfta list --department 南宁海关
	@printf '\n== 南宁海关 with its subordinate customs houses, which lead five more\n\n'
	@.venv/bin/gxfta list --department 南宁海关 --subordinates

test: .venv/test.done           ## run the whole suite and hold branch coverage at 100 %
	$(py) -m coverage erase
	$(py) -m coverage run -m pytest -n auto
	$(py) -m coverage combine --quiet
	$(py) -m coverage report

test-spark: .venv/spark.done .venv/test.done ## run the tests of Spark, which needs Java
	$(py) -m pytest -q -o addopts= tests/spark

lint: .venv/lint.done           ## style, format and spelling
	$(py) -m ruff check
	$(py) -m ruff format --check
	.venv/bin/codespell

type: .venv/lint.done           ## mypy and pyright, both strict
	$(py) -m mypy
	$(py) -m pyright
	$(py) scripts/check_mistakes.py

docs: .venv/docs.done .venv/test.done ## run every example of README.md and docs/, build the site and try it
	$(py) -m pytest README.md docs
	$(py) -m sphinx -W --keep-going -q -b html docs docs/_build/html
	$(py) -m pytest -q -o addopts= tests/site

examples: .venv/test.done       ## write anew what the commands on the pages answer
	$(py) scripts/examples.py

pictures: .venv/test.done       ## take the pictures of the explorer that the READMEs show
	$(py) scripts/picture.py

linkcheck: .venv/docs.done      ## ask for every address outside that the pages name; needs the network
	$(py) -m sphinx -W --keep-going -q -D nb_execution_mode=off -b linkcheck docs docs/_build/links

env: .venv/test.done            ## install all that the tests and docs/maintaining.md need

data: .venv/test.done           ## rebuild the bundled batches from their documents
	$(py) scripts/build_data.py

words: .venv/test.done          ## bring the Chinese of the command line up to date
	$(py) scripts/translate.py

vendor: .venv/test.done         ## fetch the libraries of the explorer page anew, at the versions pinned
	$(py) scripts/vendor.py

rehearsal: .venv/test.done      ## bundle a made-up batch in a copy, by the commands of docs/maintaining.md
	$(py) scripts/rehearse.py

build: .venv/release.done       ## make sdist and wheel in dist/
	rm -rf dist
	$(py) -m build

wheel: build                    ## try the wheel with src/ out of reach, on the oldest and newest Python
	PYTHON="$(PYTHON)" scripts/wheel_run.sh

# make release-check SINCE=COMMIT compares the interface with that of a commit, where there is no tag.
release-check: .venv/release.done ## build twice, check what goes out, and leave it in dist/
	scripts/release_check.sh $(SINCE)

pyodide: build                  ## try the wheel in Pyodide, the Python of browsers, which needs Node
	scripts/pyodide.sh

# make bench BASE=v7.0.0 measures that commit in the same run, turn by turn; ROWS="Dask column" only rows that
# have one of these words. Rows of Spark need .venv-bench/bin/pip install pyspark, and Java.
bench: .venv-bench/bench.done $(if $(BASE),.venv-base/$(BASE).done) ## time the installed package beside its peers
	.venv-bench/bin/python benchmarks/bench.py $(if $(BASE),--base .venv-base/bin/python) $(ROWS)

fuzz: .venv/test.done           ## damage a hundred thousand files: every error must be one of ours
	FUZZ=25000 $(py) -m pytest -q -n auto tests/test_fuzz.py

explore: .venv/test.done        ## run the laws with other examples at every run, and more of them
	$(py) -m pytest -q -n auto --hypothesis-profile=explore -k "not fuzz"

# ONLY="name name" tries those mutants again; .venv/bin/mutmut results lists them, and show NAME prints one.
mutants: .venv/mutants.done .venv/test.done ## change the code of the modules that pyproject.toml names: do tests notice?
	.venv/bin/mutmut run $(ONLY)
	.venv/bin/mutmut results

accuracy: .venv/cli.done        ## score the reading of department lists against hand-made answers
	$(py) benchmarks/accuracy.py

clean:                          ## remove all that make made
	rm -rf .venv .venv-bench .venv-base .pyodide mutants dist docs/_build .coverage .coverage.* .hypothesis .*_cache

help:                           ## list the verbs
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

# pip stands in an environment only once the rest does, so a broken attempt is made anew.
.venv/bin/pip .venv-bench/bin/pip:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("gxfta-measures needs Python 3.11 or newer, and %s is %s: make PYTHON=python3.13" % (sys.executable, sys.version.split()[0]))'
	$(PYTHON) -m venv --clear $(@:/bin/pip=)

.venv/%.done: .venv/bin/pip pyproject.toml constraints.txt
	$(py) -m pip install -qq --editable '.[$*]'
	@touch $@

# Not editable: users import from site-packages, compiled to bytecode, and so must we.
.venv-bench/bench.done: .venv-bench/bin/pip pyproject.toml constraints.txt $(shell find src -name '*.py' -o -name '*.json')
	.venv-bench/bin/python -m pip install -qq '.[bench]'
	@touch $@

.venv-base/%.done: constraints.txt
	$(PYTHON) -m venv --clear .venv-base
	.venv-base/bin/python -m pip install -qq 'git+file://$(CURDIR)@$*'
	@touch $@
