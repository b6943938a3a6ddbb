package pipeline_test

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"sozialbericht/internal/report/assets"
)

// Without the chart library no edition can be written, so there is nothing to
// test here; make assets bundles it.
func TestMain(m *testing.M) {
	if _, err := assets.Files(); errors.Is(err, assets.ErrMissing) {
		fmt.Println("skipped:", err)
		os.Exit(0)
	}
	os.Exit(m.Run())
}
