//go:build unix

package main

import "syscall"

// Failures of the file system that have a remedy of their own.
var (
	errNoSpace       error = syscall.ENOSPC
	errNotADirectory error = syscall.ENOTDIR
)
