package main

import "syscall"

// Failures of the file system that have a remedy of their own; Windows has
// numbers of its own for them.
var (
	errNoSpace       error = syscall.Errno(112) // ERROR_DISK_FULL
	errNotADirectory error = syscall.Errno(267) // ERROR_DIRECTORY
)
