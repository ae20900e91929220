# The commands of this project: `make` alone lists them. Every path here is relative, so that the project
# may stand in any folder, one with a space in its name included.

PYTHON ?= python3
# As `requires-python` says in pyproject.toml: every locked package must run on it.
LOWEST_PYTHON := 3.11
BIN := .venv/bin
# A stamp carries the interpreter's name, so that naming another one sets the environment up anew.
READY := .venv/ready-$(notdir $(PYTHON))
TEST_READY := .venv/test-ready-$(notdir $(PYTHON))
BENCH_READY := .venv/bench-ready-$(notdir $(PYTHON))
AUDIT_READY := .venv/audit-ready-$(notdir $(PYTHON))
CHECKERS_READY := .venv/checkers/ready
# No worker is begun anew: it would begin with the test that the one before did not come back from.
PYTEST := $(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --max-worker-restart 0
COMPILE := $(BIN)/pip-compile --quiet --upgrade --allow-unsafe --generate-hashes --strip-extras --no-annotate \
	--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# What a user's shell says of other Python code must not get into the build; nor is it to compile all of the
# generator at each run.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE
# Many desktops have a LANGUAGE of their own, and some systems a NAME: no sheet is meant by them.
$(foreach one,LANGUAGE NAME,$(if $(filter environment,$(origin $(one))),$(eval unexport $(one))))

# $(call debian,PACKAGE): as root on Debian installs it, elsewhere says what is missing and stops.
debian = if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $(1); \
	else echo "Missing here: $(1). On Debian: sudo apt-get install $(1)" >&2; exit 1; fi

.DEFAULT_GOAL := help
.PHONY: help html live check handout links reviewed messages schema test test-long code browser checkers mutants bench lock licences audit clean

## help    this list
help:
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^## /  /p' Makefile

## html    sets up on first use, builds the site into build/html (LANGUAGES=en: these alone)
html: $(READY)
	@$(BIN)/python -m generator.up_to_date -j auto -W --keep-going -q -c . -d build/doctrees \
		$${LANGUAGES:+-D "guide_languages=$$LANGUAGES"} docs build/html
	@echo "Open build/html/index.html"

## live    shows the site in the browser, renewed within a second of every save (PORT=8123 LANGUAGES=es)
live: $(READY)
	@$(BIN)/python -m generator live $${PORT:+--port "$$PORT"} $${LANGUAGES:+--languages "$$LANGUAGES"}

## check   tells every problem of the content and how hard each page reads; builds nothing
check: $(READY)
	@$(BIN)/python -m generator check

## handout a sheet of your own: make handout STRETCHES="kneeling bed:left" (HOLD REPEATS DAYS NAME NOTES PAPER LANGUAGE SECOND OUT)
# Each wish goes on as it was written: make itself would take a dollar sign in a name or a note for its own.
$(foreach one,STRETCHES HOLD REPEATS DAYS NAME NOTES PAPER LANGUAGE SECOND OUT,$(if \
	$(filter command,$(origin $(one))),$(eval override $(one) := $$(value $(one)))$(eval export $(one))))
handout: $(READY)
	@set -f; set -- $$STRETCHES; test $$# -gt 0 || { echo 'Name one to three stretches: make handout STRETCHES="kneeling bed:left"' >&2; exit 2; }
	@mkdir -p build
	@set -f; for one in $$STRETCHES; do set -- "$$@" --stretch "$$one"; done; \
	$(BIN)/python -m generator handout "$$@" $${HOLD:+--hold "$$HOLD"} \
		$${REPEATS:+--repeats "$$REPEATS"} $${DAYS:+--days "$$DAYS"} $${NAME:+--name "$$NAME"} \
		$${NOTES:+--notes "$$NOTES"} $${PAPER:+--paper "$$PAPER"} \
		$${LANGUAGE:+--language "$$LANGUAGE"} $${SECOND:+--second "$$SECOND"} --out "$${OUT:-build/handout.pdf}"

## reviewed writes down who has checked the guide: make reviewed BY="name, role" ON=2026-11-30 (UNTIL)
reviewed: $(READY)
	@test -n "$$BY" && test -n "$$ON" \
	|| { echo 'Say who has checked it, and when: make reviewed BY="name, role" ON=2026-11-30' >&2; exit 2; }
	@$(BIN)/python -m generator reviewed --by "$$BY" --on "$$ON" $${UNTIL:+--until "$$UNTIL"}

## messages brings the catalogs of translators (content/locale) up to date with the content
messages: $(READY)
	@$(BIN)/python -m generator messages

## schema  renews what is made from the models: content/schema, content/README.md, part of CONTRIBUTING
schema: $(READY)
	@$(BIN)/python -m generator schema
	@$(BIN)/python -m tests.mistakes
	@$(BIN)/python -m tests.rooms

## links   tries every link that leads out of the guide
links: $(READY)
	@$(BIN)/sphinx-build -q -b linkcheck -c . -d build/links-doctrees -D guide_languages=source docs build/links

## test    sets up on first use (the browser too), runs every check and test
test: code check html browser checkers
	@$(PYTEST)

## test-long runs the long forms of tests: every page, width, checker and choice, more edits, kills and inputs
test-long: html browser checkers
	@$(PYTEST) -m long -o faulthandler_timeout=0

code: $(TEST_READY)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

# Playwright brings a driver that needs libatomic, which a bare Debian lacks, and no browser. Chromium without windows
# opens a page in a third of the time; where Debian's package of it cannot be had, any Chromium does.
browser: $(TEST_READY)
	@$(BIN)/playwright --version >/dev/null 2>&1 || { $(call debian,libatomic1); }
	@command -v "$${CHROMIUM:-chromium-headless-shell}" >/dev/null \
	|| { test -z "$$CHROMIUM" && timeout 180 sh -c '$(call debian,chromium-headless-shell)' >/dev/null 2>&1; } \
	|| { command -v "$${CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome; } >/dev/null \
	|| { $(call debian,chromium); }

# Checkers of HTML that run on Node.js and Java, which nothing else here needs.
checkers: $(CHECKERS_READY)
	@command -v node >/dev/null || { $(call debian,nodejs); }
	@java -version >/dev/null 2>&1 || { $(call debian,default-jre-headless); }

## mutants changes the code on purpose and tells what no test notices: make mutants PACKAGE=rules (SAMPLE SEED)
mutants: $(TEST_READY)
	@test -n "$$PACKAGE" || { echo 'Say of what: make mutants PACKAGE=rules, or PACKAGE=scripts' >&2; exit 2; }
	@$(BIN)/python -m tests.mutants "$$PACKAGE" $${SAMPLE:+--sample "$$SAMPLE"} $${SEED:+--seed "$$SEED"}

## bench   measures times, memory and weights, beside other tools too, into build/bench; takes about ten minutes
bench: $(BENCH_READY)
	@$(BIN)/python -m tests.bench

## lock    renews the pinned packages (pyproject.toml -> *.lock, tests/checkers/package.json -> package-lock.json)
lock: $(TEST_READY) $(CHECKERS_READY)
	$(COMPILE) --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra test --constraint requirements.lock --output-file requirements-test.lock pyproject.toml
	$(COMPILE) --extra bench --constraint requirements-test.lock --output-file requirements-bench.lock pyproject.toml
	$(COMPILE) --extra audit --constraint requirements-bench.lock --output-file requirements-audit.lock pyproject.toml
	cd tests/checkers && npm update --package-lock-only --loglevel=error >/dev/null
	@for lock in requirements*.lock; do $(BIN)/pip install --quiet --dry-run --no-deps --ignore-installed \
		--python-version $(LOWEST_PYTHON).0 --only-binary :all: --target build/none -r $$lock || exit 1; done
	@$(MAKE) --no-print-directory licences

## licences lists the licence of every locked package in LICENSES-PACKAGES.md
licences: $(TEST_READY) $(BENCH_READY) $(AUDIT_READY)
	@$(BIN)/python -m tests.licences

## audit   asks PyPI whether a locked package has a known flaw; needs the network
audit: $(AUDIT_READY)
	@$(BIN)/python -m tests.audit

## clean   removes all that was built; the environment in .venv stays
# The generator begins: it waits for a build that is at work. If its own code is broken, all the rest still goes.
clean:
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m generator clean; fi; status=$$?; \
	rm -rf build .mypy_cache .pytest_cache .ruff_cache .hypothesis; \
	find . -name .venv -prune -o -name __pycache__ -exec rm -rf {} +; exit $$status

$(READY): requirements.lock
	@command -v $(PYTHON) >/dev/null \
	|| { echo "No $(PYTHON) here. Install Python 3.11 or newer, or name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "$(PYTHON) is too old. Python 3.11 or newer is needed: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(call debian,$(notdir $(PYTHON))-venv); }
	@echo "Setting up .venv"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(TEST_READY): $(READY) requirements-test.lock
	@echo "Adding the test tools to .venv"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.lock
	@touch $@

$(BENCH_READY): $(TEST_READY) requirements-bench.lock
	@echo "Adding the tools to compare with to .venv"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-bench.lock
	@touch $@

$(AUDIT_READY): $(READY) requirements-audit.lock
	@echo "Adding the tool for known flaws to .venv"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-audit.lock
	@touch $@

# Beside the stamp lies what npm installs, away from the files that git keeps.
$(CHECKERS_READY): $(READY) tests/checkers/package.json tests/checkers/package-lock.json tests/checkers/.npmrc
	@command -v npm >/dev/null || { $(call debian,nodejs npm); }
	@echo "Adding the checkers of HTML to .venv"
	@mkdir -p $(@D)
	@cp $(wordlist 2,4,$^) $(@D)
	@cd $(@D) && npm ci --include=dev --loglevel=error >/dev/null
	@touch $@
