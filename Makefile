# Bellhop's commands. `make` lists them; ARGS= passes arguments on, e.g. make run ARGS="--port 0".
.DEFAULT_GOAL := help
SHELL := /bin/sh

VENV ?= .venv
BIN := $(VENV)/bin
ARGS ?=
# Workers of pytest: one a core, two at most (the servers that tests start need some room too).
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1); [ "$$n" -gt 2 ] && n=2; echo $$n)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test check lint format types imports house bench soak docs models types-stubs protocol-cases e2e-clients image clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.stamp-run ## install what is missing and start Bellhop (ARGS="--port 0 …")
	@exec $(BIN)/bellhop serve $(ARGS)

test: check protocol-cases e2e-clients ## everything that CI runs: check, then the whole suite with coverage (ARGS="-k mail …")
	@mkdir -p build/coverage
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -rs --cov --cov-report=term $(ARGS)

check: lint types imports ## format, lint, types and import rules; seconds, no test

lint: $(VENV)/.stamp-dev ## ruff: format and rules
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .

format: $(VENV)/.stamp-dev ## let ruff format the sources and mend what it can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(VENV)/.stamp-dev ## pyright, strict
	$(BIN)/pyright

imports: $(VENV)/.stamp-dev ## import-linter: imports go downward only
	$(BIN)/lint-imports --no-logo

house: $(VENV)/.stamp-dev ## the house tests alone: budgets, homes of time and chance, documents
	$(BIN)/pytest tests/house $(ARGS)

bench: $(VENV)/.stamp-run ## measure this checkout on this machine (see benchmarks/README.md)
	$(BIN)/python -m benchmarks $(ARGS)

soak: $(VENV)/.stamp-run ## thousands of commands, and nothing may be left of them (ARGS="--commands 5000")
	$(BIN)/python -m benchmarks.soak $(ARGS)

docs: $(VENV)/.stamp-dev ## write the generated pages of docs/ anew
	$(BIN)/python -m tools.make_operations

models: $(VENV)/.stamp-dev ## compile the service models from the installed botocore
	$(BIN)/python -m tools.make_models $(ARGS)

types-stubs: $(VENV)/.stamp-dev ## write the TypedDict stubs of requests and answers
	$(BIN)/python -m tools.make_types $(ARGS)

protocol-cases: $(VENV)/.stamp-dev ## fetch botocore's protocol cases into .cache/ (BOTOCORE=version)
	@$(BIN)/python -m tools.fetch_protocol_cases $(BOTOCORE)

e2e-clients: $(VENV)/.stamp-dev ## install the clients that tests/e2e drives into .cache/
	@$(BIN)/python -m tools.e2e_clients

image: ## build the container image with Docker
	docker build --tag bellhop .

clean: ## remove everything that these commands made, the environment too
	rm -rf $(VENV) build dist .cache .coverage* .hypothesis .import_linter_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@sh tools/make_venv.sh $(VENV)

$(VENV)/.stamp-run: pyproject.toml | $(BIN)/python
	@echo "Installing Bellhop into $(VENV) …"
	@$(BIN)/pip install --quiet --editable '.[all]'
	@touch $@

# pip learned --group in 25.1; Debian 12 and 13 start an environment with an older one.
$(VENV)/.stamp-dev: pyproject.toml | $(BIN)/python
	@echo "Installing Bellhop and its tools into $(VENV) …"
	@$(BIN)/pip install --quiet --upgrade 'pip>=25.1'
	@$(BIN)/pip install --quiet --editable '.[all]' --group test --group check
	@touch $@ $(VENV)/.stamp-run
