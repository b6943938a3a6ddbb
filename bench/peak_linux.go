package main

import (
	"os"
	"syscall"
)

// peakBytes is the largest resident memory of a process that has ended.
func peakBytes(p *os.ProcessState) int64 {
	if usage, ok := p.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10 // counted in KiB here
	}
	return 0
}
