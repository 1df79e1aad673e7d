# Every command sets up what it needs the first time and reuses it later. See README.md.
PYTHON ?= python3

.PHONY: start test matrix drill check reset bench setup requirements
start test matrix drill check reset bench setup requirements:
	@$(PYTHON) -m samenwerking.bootstrap $@
