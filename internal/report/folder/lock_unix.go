//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package folder

import (
	"errors"
	"os"
	"syscall"
)

// lock takes the lock file of an edition. The system gives the lock back when
// the process ends, however it ends, so a stopped run never blocks the next.
func lock(name string) (release func(), err error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case err == nil:
		case errors.Is(err, syscall.EWOULDBLOCK):
			_ = f.Close()
			return nil, ErrLocked
		case errors.Is(err, syscall.EINTR):
			_ = f.Close()
			continue
		case errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.ENOLCK):
			// Some network shares can't lock. Refusing to work there would
			// serve nobody: two runs at once are rare, and the loser's rename
			// fails.
		default:
			_ = f.Close()
			return nil, err
		}
		// Whoever held the lock before removed the file when done; a lock on a
		// removed file excludes nobody, so it is taken again on the new one.
		held, err1 := f.Stat()
		named, err2 := os.Stat(name)
		if err1 != nil || err2 != nil || !os.SameFile(held, named) {
			_ = f.Close()
			continue
		}
		return func() {
			_ = os.Remove(name)
			_ = f.Close()
		}, nil
	}
}
