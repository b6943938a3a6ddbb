# The two commands of the house are `make run` and `make test`; the others are
# their parts. Everything that is built lands in bin/, everything that is
# written in output/.

GO ?= go

# One setting everywhere (but under the race detector, which needs C): what is
# tested is what is built, no path of this machine is in it, and every package
# is compiled once.
export CGO_ENABLED := 0
export GOFLAGS := -trimpath -buildvcs=false

.DEFAULT_GOAL := help
.PHONY: help run build assets tools-present test tests fuzz pictures check format vet staticcheck script race tidy cross bench clean

help: ## shows this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## builds the program and writes the demonstration editions into output/
	@./bin/analyze

build: tools-present assets ## builds bin/analyze
	@$(GO) mod download
	@$(GO) mod verify >/dev/null || { echo 'Ein heruntergeladenes Modul stimmt nicht mit go.sum überein: go clean -modcache und noch einmal.'; exit 1; }
	@mkdir -p bin
	@$(GO) build -o bin/ ./cmd/analyze

# The chart library and the script of the report are bundled anew only where
# something that goes into them is newer. npm takes exactly what the lock file
# names and runs no script of it: for the bundle what is needed to make it, for
# the checks the type checker and the tests' library as well.
ASSETS := internal/report/assets
MODULES := $(wildcard $(ASSETS)/src/*.js $(ASSETS)/src/kinds/*.js)
assets: $(ASSETS)/dist/echarts.js ## bundles the script of the report and the chart library that it draws with

$(ASSETS)/dist/echarts.js: $(ASSETS)/package-lock.json $(ASSETS)/package.json $(ASSETS)/.npmrc $(ASSETS)/build.mjs $(MODULES)
	@command -v npm >/dev/null 2>&1 || { \
		echo 'Es fehlt npm (Node.js ab Version 18), das die Diagrammbibliothek bündelt: von nodejs.org holen, dann diesen Aufruf wiederholen.'; exit 1; }
	@cd $(ASSETS) && { [ -d node_modules/esbuild ] && [ node_modules -nt package-lock.json ] || npm ci --omit=dev --ignore-scripts --no-progress --loglevel=error; } && node build.mjs

$(ASSETS)/node_modules/typescript/package.json: $(ASSETS)/package-lock.json
	@cd $(ASSETS) && npm ci --ignore-scripts --no-progress --loglevel=error && touch node_modules/typescript/package.json

# A Go from 1.21 on fetches the version that go.mod asks for by itself; an
# older one cannot even read the file.
tools-present:
	@command -v $(GO) >/dev/null 2>&1 || { \
		echo 'Es fehlt Go ab Version 1.26: von go.dev/dl holen, dann diesen Aufruf wiederholen.'; exit 1; }
	@$(GO) version >/dev/null 2>&1 && $(GO) list -m >/dev/null 2>&1 || { \
		echo 'Dieses Go ist zu alt oder kann Version 1.26 nicht holen:'; $(GO) version; $(GO) list -m; exit 1; }

test: check tests fuzz ## everything that must hold before a commit is taken: check, then all tests and ten seconds of every fuzz target

# All tests, those on published data and in the browser included; they say why
# where the data is not beside the repository or no Chromium is installed. In an
# automatic check (CI=true) a missing browser is a failure. The whole log stays
# in bin/test.log.
tests: tools-present assets $(ASSETS)/node_modules/typescript/package.json
	@mkdir -p bin
	@$(GO) test -count=1 -timeout 18m -v ./... >bin/test.log 2>&1; code=$$?; \
	grep -E '^(ok|FAIL|panic)' bin/test.log; \
	awk '/^(=== (RUN|PAUSE|CONT|NAME)|PASS$$)|^ *--- PASS/ { next } \
		/^ok / { kept = ""; next } /^FAIL\t/ { printf "%s", kept; kept = "" } { kept = kept $$0 "\n" }' bin/test.log; \
	grep -B1 -E '^ *--- SKIP' bin/test.log; \
	printf '%s Tests bestanden, %s gescheitert, %s übersprungen\n' \
		"$$(grep -cE '^ *--- PASS' bin/test.log)" "$$(grep -cE '^ *--- FAIL' bin/test.log)" "$$(grep -cE '^ *--- SKIP' bin/test.log)"; \
	grep -hoE -m1 '[^:]*: the pages are NOT tested.*' bin/test.log; \
	exit $$code

# Every reader of foreign bytes gets random ones for ten seconds, one target
# after the other on one processor; longer with FUZZ=10m. What it finds lands in
# testdata/fuzz of its package and is a test from then on.
FUZZ ?= 10s
FUZZING := internal/grid:FuzzCSV internal/grid:FuzzXLSX internal/grid:FuzzSheetPart \
	internal/indicators/sheet:FuzzNumber internal/indicators/sheet:FuzzRead \
	internal/edition:FuzzRead internal/edition:FuzzIndicatorList internal/geo/source:FuzzRead
fuzz: tools-present ## feeds every reader random bytes, FUZZ=10s each
	@mkdir -p bin
	@for target in $(FUZZING); do \
		echo "go test -fuzz $$target, $(FUZZ)"; \
		$(GO) test -run '^$$' -fuzz "^$${target#*:}\$$" -fuzztime $(FUZZ) -parallel 1 ./$${target%:*} >bin/fuzz.log 2>&1 || { cat bin/fuzz.log; exit 1; }; \
	done

# Pictures of the two pages that README shows, taken in the browser that the
# tests use.
pictures: tools-present assets ## takes the pictures of docs/bilder anew (needs Chromium)
	@CI=true $(GO) test -count=1 -run '^TestPictures$$' ./internal/browser -args -pictures ../../docs/bilder

check: format vet staticcheck script tidy race cross ## form, static analysis, the script, short tests with the race detector, builds for all systems

format: tools-present
	@out=$$(gofmt -l . 2>&1); [ -z "$$out" ] || { echo 'gofmt -w fehlt für:'; echo "$$out"; exit 1; }

vet: tools-present
	$(GO) vet ./...

staticcheck: tools-present
	$(GO) tool -modfile=tools/go.mod staticcheck ./...

# The modules of the script: types by their JSDoc, and tests of what needs no
# browser. The files are named and the summary is searched loosely, since not
# every Node takes a folder and each writes the summary in its own way.
script: assets $(ASSETS)/node_modules/typescript/package.json ## checks the types of the script and tests its parts
	@mkdir -p bin
	cd $(ASSETS) && npx --no-install tsc -p .
	cd $(ASSETS) && node --test test/*.test.mjs >../../../bin/script.log 2>&1 || { cat ../../../bin/script.log; exit 1; }
	@grep -aE ' (tests|fail) [0-9]+$$' bin/script.log

tidy: tools-present
	$(GO) mod tidy -diff

# Among these tests are the rules of the house (internal/house: imports, texts,
# documents) and that the committed demonstration is what data/make makes.
# Without a C compiler there is no race detector; the tests run all the same.
race: tools-present assets
	@if command -v "$$($(GO) env CC)" >/dev/null 2>&1; then \
		echo 'go test -race -short -timeout 20m ./...'; CGO_ENABLED=1 $(GO) test -race -short -timeout 20m ./...; \
	else \
		echo 'Kein C-Compiler: Tests ohne -race'; $(GO) test -short -timeout 20m ./...; \
	fi

cross: tools-present
	@for os in linux darwin windows; do echo "GOOS=$$os go build ./..."; GOOS=$$os $(GO) build ./... || exit 1; done

bench: build ## measures the stages and whole runs; the table lands in bin/bench.md
	$(GO) test -run '^$$' -bench . -benchmem -count=3 ./internal/... | tee bin/bench.txt
	$(GO) tool -modfile=tools/go.mod benchstat bin/bench.txt
	$(GO) run ./bench -program bin/analyze -shared ../shared | tee bin/bench.md

clean: ## removes what was built and written
	rm -rf bin $(ASSETS)/node_modules
	find $(ASSETS)/dist -mindepth 1 ! -name .keep -delete
	find output -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
