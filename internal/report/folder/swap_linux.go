package folder

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders in one step. It fails with errors.ErrUnsupported
// where the system or its file system can't.
func exchange(a, b string) error {
	for {
		switch err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE); {
		case err == nil:
			return nil
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.EOPNOTSUPP), errors.Is(err, unix.EPERM):
			// EINVAL is what a file system without exchange answers, EPERM a
			// sandbox that does not know the call.
			return errors.ErrUnsupported
		default:
			return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
		}
	}
}
