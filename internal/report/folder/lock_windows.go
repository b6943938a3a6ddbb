package folder

import (
	"errors"
	"os"
	"syscall"
)

// What package syscall does not name.
const (
	deleteOnClose    = 0x04000000
	accessDelete     = 0x00010000
	sharingViolation = syscall.Errno(32)
	accessDenied     = syscall.Errno(5)
)

// lock opens the lock file of an edition for this process alone. The system
// closes and removes it when the process ends, however it ends, so a stopped
// run never blocks the next.
func lock(name string) (release func(), err error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(path, syscall.GENERIC_WRITE|accessDelete, 0, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
	switch {
	case err == nil:
		return func() { _ = syscall.CloseHandle(h) }, nil
	case errors.Is(err, sharingViolation), errors.Is(err, accessDenied) && exists(name):
		return nil, ErrLocked
	}
	return nil, err
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
