# make test      installs what the tests need and runs them all; the one command of CI
# make generate  content/ from reports/, here and in the sample county
# make serve     previews the site on this machine
# make golden    writes the expected results of tests anew; read the diff before you commit it
# make bench     measures building, checking, publishing, archiving and proving
# make cases     reads real pages, which are not ours to commit: make cases CASES=DIR, with DIR/facts.jsonl
# make shots     takes pictures of every type of page, to look at: make shots SHOTS=DIR
# make lighthouse asks for a good performance too, on a machine with nothing else to do
# make release   gongkai for every platform, in dist/, with checksums

.DELETE_ON_ERROR:
.PHONY: test tools format golden bench cases shots lighthouse release generate serve

# Packages whose tests keep expected results in files and take -update.
GOLDEN = ./generator ./site/archive/bagit ./site/check ./site/check/output ./site/check/rules

PLATFORMS = linux-amd64 linux-arm64 linux-loong64 windows-amd64 darwin-amd64 darwin-arm64

test: tools format
	go vet ./...
	go test -timeout 30m ./...

tools:
	internal/testtools/install

format:
	@files=$$(gofmt -l $$(go list -f '{{.Dir}}' ./...)); if [ -n "$$files" ]; then echo "run gofmt -w on:"; echo "$$files"; exit 1; fi

golden:
	go test $(GOLDEN) -update

bench:
	go run ./internal/bench

cases:
	GONGKAI_CASES="$(abspath $(CASES))" go test ./site/check/rules -run TestCases -count=1 -v

shots:
	GONGKAI_SHOTS="$(abspath $(or $(SHOTS),dist/shots))" go test ./internal/webtest -run TestShots -count=1 -v

lighthouse:
	GONGKAI_LIGHTHOUSE=performance go test ./internal/webtest -run TestLighthouse -count=1 -v

generate:
	go run ./cmd/gongkai generate
	go run ./cmd/gongkai generate --site examples/sample-county

serve:
	go run ./cmd/gongkai serve

# The same sources and the same Go give the same bytes, wherever they are built.
release:
	rm -rf dist
	$(MAKE) $(PLATFORMS:%=dist/gongkai-%)
	cd dist && sha256sum gongkai-* >SHA256SUMS && cat SHA256SUMS

dist/gongkai-%:
	@mkdir -p dist
	CGO_ENABLED=0 GOOS=$(word 1,$(subst -, ,$*)) GOARCH=$(word 2,$(subst -, ,$*)) \
		go build -trimpath -buildvcs=false -ldflags='-s -w -buildid=' -o $@$(if $(findstring windows,$*),.exe) ./cmd/gongkai
