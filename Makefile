# Every command sets up what it needs the first time and reuses it later. See README.md.
PYTHON ?= python3

.PHONY: start test matrix check reset bench setup requirements
start test matrix check reset bench setup requirements:
	@$(PYTHON) -m samenwerking.bootstrap $@
