package browser

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	protocol "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// The browser is started by the first test that needs it and ends with the
// last one, or when the whole run takes too long: before the limit that the
// Makefile gives to a package, so that a test that hangs can say where.
const (
	wholeRun = 17 * time.Minute
	onePage  = 60 * time.Second
)

var shared struct {
	sync.Mutex
	dir      string          // of the editions and the browser's profile
	browser  context.Context // nil before the first test that needs it
	err      error
	end      func()
	editions map[string]*written
}

func TestMain(m *testing.M) {
	flag.Parse()
	code := func() int {
		dir, err := os.MkdirTemp("", "sozialbericht-browser-")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		shared.dir, shared.editions = dir, map[string]*written{}
		defer func() {
			if shared.end != nil {
				shared.end()
			}
		}()
		return m.Run()
	}()
	os.Exit(code)
}

// demanded says that what is missing is a failure: in an automatic check a
// skipped test would look like one that passed.
func demanded() bool { return os.Getenv("CI") == "true" }

// without ends a test for want of something that this machine lacks.
func without(t testing.TB, format string, args ...any) {
	t.Helper()
	if demanded() {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// chromium finds a browser: the one that the variable CHROMIUM names, else the
// first by its usual names.
func chromium() string {
	if name := os.Getenv("CHROMIUM"); name != "" {
		return name
	}
	for _, name := range []string{
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// launched returns the context of the running browser.
func launched(t testing.TB) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("with -short no browser is started")
	}
	path := chromium()
	if path == "" {
		without(t, "no Chromium or Chrome is installed: the pages are NOT tested as a reader sees them (Debian: apt-get install chromium)")
	}
	shared.Lock()
	defer shared.Unlock()
	if shared.browser == nil && shared.err == nil {
		shared.err = launch(path)
	}
	if shared.err != nil {
		t.Fatalf("start %s: %v", path, shared.err)
	}
	return shared.browser
}

func launch(path string) error {
	ctx, stop := context.WithTimeout(context.Background(), wholeRun)
	profile := filepath.Join(shared.dir, "profile")
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.UserDataDir(profile),
		chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		// Nothing but files is read, so no name needs an address.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		chromedp.Flag("force-device-scale-factor", "1"), chromedp.Flag("hide-scrollbars", true),
	)
	allocator, release := chromedp.NewExecAllocator(ctx, options...)
	browser, cancel := chromedp.NewContext(allocator)
	shared.end = func() { cancel(); release(); stop() }
	if err := chromedp.Do(browser, chromedp.Navigate("about:blank")); err != nil {
		return err
	}
	shared.browser = browser
	return nil
}

// tabs bounds how many pages are drawn at once: a page is mostly work of one
// processor.
var tabs = make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))

// A tab is one window of the browser, with what it complained about since the
// page was opened.
type tab struct {
	testing.TB
	ctx context.Context

	mu         sync.Mutex
	root       string // file URL of the edition folder, with a slash at the end
	complaints []string
	loads      map[string]bool // what was asked for
}

// open returns a window of its own for an edition. A page in the background
// would neither be drawn nor have the focus. A test opens one only: two could
// wait for each other.
func open(t testing.TB, w *written) *tab {
	t.Helper()
	browser := launched(t)
	select {
	case tabs <- struct{}{}:
	case <-browser.Done():
		t.Fatalf("the browser ended: %v", context.Cause(browser))
	}
	b := &tab{TB: t, root: fileURL(w.folder) + "/", loads: map[string]bool{}}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewWindow(true), chromedp.WithListener(b.hear))
	b.ctx = ctx
	t.Cleanup(func() {
		cancel()
		<-tabs
	})
	b.do(
		call(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}),
		call(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: false}),
	)
	b.size(1280, 900)
	return b
}

func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, command, params)
		return chromedp.Void{}, err
	}
}

func fileURL(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// hear notes what a page should not do: errors and warnings on the console,
// among them breaches of the content security policy, exceptions, and
// requests for anything outside the edition.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	note := func(format string, args ...any) { b.complaints = append(b.complaints, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *protocol.EventConsoleAPICalled:
		if e.Type == protocol.ConsoleAPICalledTypeError || e.Type == protocol.ConsoleAPICalledTypeWarning || e.Type == protocol.ConsoleAPICalledTypeAssert {
			var words []string
			for _, a := range e.Args {
				words = append(words, strings.Trim(string(a.Value), `"`)+a.Description)
			}
			note("console %s: %s", e.Type, strings.Join(words, " "))
		}
	case *protocol.EventExceptionThrown:
		d := e.ExceptionDetails
		text := d.Text
		if d.Exception != nil {
			text += " " + d.Exception.Description
		}
		note("exception: %s", text)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			note("browser %s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		to := e.Request.URL
		b.loads[to] = true
		if !strings.HasPrefix(to, b.root) && !strings.HasPrefix(to, "data:") && to != "about:blank" {
			note("request outside the edition: %.120s", to)
		}
	case *network.EventWebSocketCreated:
		note("socket to %s", e.URL)
	}
}

// do runs actions and ends the test where one fails.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := b.try(steps...); err != nil {
		b.Fatal(err)
	}
}

func (b *tab) try(steps ...chromedp.Action[chromedp.Void]) error {
	ctx, cancel := context.WithTimeout(b.ctx, onePage)
	defer cancel()
	// The first use of a tab ties it to its context; a shorter one would take
	// the tab with it.
	if chromedp.FromContext(b.ctx).Target == nil {
		ctx = b.ctx
	}
	return chromedp.Do(ctx, steps...)
}

// eval returns the value of a script, into which the arguments are filled as
// by fmt; a promise is waited for.
func eval[T any](b *tab, script string, args ...any) T {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, onePage)
	defer cancel()
	if len(args) > 0 {
		script = fmt.Sprintf(script, args...)
	}
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%v\nin %.300s", err, script)
	}
	return out
}

// wait waits until a condition of the page holds.
func (b *tab) wait(what, condition string, args ...any) {
	b.Helper()
	if !b.holds(condition, args...) {
		b.Fatalf("%s: waited %v in vain for: %s", b.address(), patience, what)
	}
}

const patience = 8 * time.Second

func (b *tab) holds(condition string, args ...any) bool {
	b.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(25 * time.Millisecond) {
		if eval[bool](b, "!!("+condition+")", args...) {
			return true
		}
	}
	return false
}

// visit opens a page of the edition, a slash path, and forgets what the page
// before it did.
func (b *tab) visit(name string) {
	b.Helper()
	if err := b.enter(name); err != nil {
		b.Fatalf("open %s: %v", name, err)
	}
}

func (b *tab) enter(name string) error {
	b.mu.Lock()
	b.complaints, b.loads = nil, map[string]bool{}
	b.mu.Unlock()
	return b.try(chromedp.Navigate(b.root + (&url.URL{Path: name}).EscapedPath()))
}

func unescape(path string) (string, error) { return url.PathUnescape(path) }

// address is the page that is open, from the edition folder.
func (b *tab) address() string {
	b.Helper()
	return strings.TrimPrefix(eval[string](b, "location.href"), b.root)
}

// said returns the complaints since the page was opened.
func (b *tab) said() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.complaints)
}

func (b *tab) size(width, height int) {
	b.Helper()
	b.do(call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: int64(width), Height: int64(height), DeviceScaleFactor: 1}))
}

// media emulates a medium ("" for the screen) and a colour scheme.
func (b *tab) media(medium, scheme string) {
	b.Helper()
	b.do(call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media:    medium,
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	}))
}

// keys presses keys one after the other, on whatever has the focus.
func (b *tab) keys(keys ...string) {
	b.Helper()
	for _, k := range keys {
		b.do(chromedp.KeyEvent(k))
	}
}

// settled waits until all figures in sight have been drawn.
func (b *tab) settled() {
	b.Helper()
	b.wait("the script of the edition", "document.documentElement.classList.contains('scripted')")
	if !b.holds(`Array.from(document.querySelectorAll('figure[data-chart]')).every(f => {
		const r = f.getBoundingClientRect();
		return !r.height || r.top > innerHeight || r.bottom < 0 || f.classList.contains('drawn') || f.querySelector('[data-plot] button.open, [data-plot][hidden]');
	})`) {
		b.Errorf("%s: a figure in sight is not drawn after %v; %v", b.address(), patience, b.said())
	}
}

// onNewPage makes a script run before those of every page opened from now on.
func (b *tab) onNewPage(script string) {
	b.Helper()
	b.do(call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}))
}
