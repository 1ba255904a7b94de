# Every target is a script in scripts/, so that it can be read, run and stopped alone.
.PHONY: help run test bench dev package screenshots

help:
	@echo 'make run          build, start a local office with demo data and open the window'
	@echo 'make test         everything that must hold before a change lands'
	@echo 'make bench        the measures, as JSON'
	@echo 'make dev          the window with hot reload of the screens'
	@echo 'make package      a .deb in the target folder'
	@echo 'make screenshots  the pictures of README, taken anew'

run:
	@bash scripts/run.sh

test:
	@bash scripts/test.sh

bench:
	@bash scripts/bench.sh

dev:
	@bash scripts/dev.sh

package:
	@bash scripts/package.sh

screenshots:
	@bash scripts/screenshots.sh
