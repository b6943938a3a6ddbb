package folder

import (
	"errors"
	"os"
	"runtime"
	"syscall"
	"unsafe"
)

// flushEachFile is off: one call flushes the whole file system, which is
// quicker than one per file.
const flushEachFile = false

// The numbers of the system calls that package syscall does not name.
var syncfsCall, renameat2Call = func() (uintptr, uintptr) {
	switch runtime.GOARCH {
	case "amd64":
		return 306, 316
	case "arm64", "riscv64", "loong64":
		return 267, 276
	}
	return 0, 0
}()

const (
	here           = -100 // AT_FDCWD: paths are taken from the working directory
	renameExchange = 2    // RENAME_EXCHANGE
)

// exchange swaps two folders in one step. It fails with errors.ErrUnsupported
// where the system or its file system can't.
func exchange(a, b string) error {
	if renameat2Call == 0 {
		return errors.ErrUnsupported
	}
	pa, err := syscall.BytePtrFromString(a)
	if err != nil {
		return err
	}
	pb, err := syscall.BytePtrFromString(b)
	if err != nil {
		return err
	}
	at := here
	for {
		_, _, errno := syscall.Syscall6(renameat2Call, uintptr(at), uintptr(unsafe.Pointer(pa)),
			uintptr(at), uintptr(unsafe.Pointer(pb)), renameExchange, 0)
		switch errno {
		case 0:
			return nil
		case syscall.EINTR:
			continue
		case syscall.EINVAL, syscall.ENOSYS, syscall.EOPNOTSUPP, syscall.EPERM:
			// EINVAL is what a file system without exchange answers, EPERM a
			// sandbox that does not know the call.
			return errors.ErrUnsupported
		}
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: errno}
	}
}

// flush sees everything below the folder on disk.
func flush(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	if syncfsCall != 0 {
		if _, _, errno := syscall.Syscall(syncfsCall, f.Fd(), 0, 0); errno == 0 {
			return f.Close()
		}
	}
	syscall.Sync()
	return f.Close()
}

// flushFolder sees the names of a folder on disk.
func flushFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) {
		err = nil // some file systems can't flush a folder
	}
	return errors.Join(err, f.Close())
}
