package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest names, in bytes: a share on Windows gives a whole path 260
// characters, and the folder that holds the edition needs room too.
const (
	maxName = 96
	maxPath = 180
)

// checkID refuses an edition id that can't be a folder name everywhere. A
// comparison joins two ids, so twice the length of one and a sign are allowed.
func checkID(id string) error {
	if err := checkName(id); err != nil {
		return fmt.Errorf("edition id %q: %w", id, err)
	}
	if strings.HasPrefix(id, ".") {
		return fmt.Errorf("edition id %q: begins with a dot", id)
	}
	if len(id) > 2*64+1 {
		return fmt.Errorf("edition id %q: longer than 129 characters", id)
	}
	return nil
}

// checkPaths refuses paths that leave the folder, that some system can't hold,
// or that differ in case only.
func checkPaths(files []File) error {
	seen := make(map[string]string, len(files)) // folded path -> path
	folders := make(map[string]string)          // folded folder -> folder
	for _, f := range files {
		if err := checkPath(f.Path); err != nil {
			return fmt.Errorf("file %q: %w", f.Path, err)
		}
		key := fold(f.Path)
		if key == manifestName {
			return fmt.Errorf("file %q: the name belongs to the manifest", f.Path)
		}
		if other, taken := seen[key]; taken {
			return fmt.Errorf("files %q and %q have one name where case does not count", other, f.Path)
		}
		seen[key] = f.Path
		for parent, _, nested := cutLast(f.Path); nested; parent, _, nested = cutLast(parent) {
			k := fold(parent)
			if other, taken := folders[k]; !taken {
				folders[k] = parent
			} else if other != parent {
				return fmt.Errorf("folders %q and %q have one name where case does not count", other, parent)
			} else {
				break // its own parents were seen with it
			}
		}
	}
	for key, path := range seen {
		if folder, taken := folders[key]; taken {
			return fmt.Errorf("file %q has the name of the folder %q", path, folder)
		}
	}
	return nil
}

func checkPath(path string) error {
	if path == "" {
		return errors.New("the path is empty")
	}
	if utf8.RuneCountInString(path) > maxPath {
		return fmt.Errorf("the path is longer than %d characters", maxPath)
	}
	for name := range strings.SplitSeq(path, "/") {
		if err := checkName(name); err != nil {
			return err
		}
	}
	return nil
}

// checkName refuses a name that Windows, macOS or Linux can't hold as it is.
func checkName(name string) error {
	switch {
	case name == "":
		return errors.New("a name is empty")
	case name == "." || name == "..":
		return errors.New("the path leaves the folder")
	case len(name) > 255:
		return errors.New("a name is longer than 255 bytes")
	case !utf8.ValidString(name):
		return errors.New("a name is not UTF-8")
	case strings.ContainsAny(name, `<>:"|?*\/`):
		return errors.New(`a name holds one of < > : " | ? * \ /`)
	case strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }):
		return errors.New("a name holds a control character")
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") || strings.HasPrefix(name, " "):
		return errors.New("a name begins or ends with a space or ends with a dot")
	case reserved(name):
		return errors.New("the name is reserved on Windows")
	}
	return nil
}

// reserved reports whether Windows takes a name for a device, with or without
// an extension.
func reserved(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	base = strings.ToUpper(strings.TrimRight(base, " "))
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, device := range [...]string{"COM", "LPT"} {
		if rest, ok := strings.CutPrefix(base, device); ok {
			switch rest {
			case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³":
				return true
			}
		}
	}
	return false
}

// fold returns what two names share where case does not count.
func fold(name string) string { return strings.ToLower(strings.ToUpper(name)) }

// PageNames returns a file name without extension for each id, in their order:
// the id itself where every system can hold it as it is, else a safe form of it
// with eight figures of its hash. The names are unique without regard to case,
// and which name an id gets does not depend on the order of the ids.
func PageNames(ids []string) []string {
	order := make([]int, len(ids))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(ids[a], ids[b]) })
	out := make([]string, len(ids))
	taken := make(map[string]bool, len(ids))
	// Safe ids come first: none of them loses its own name to a made one.
	for _, i := range order {
		if key := fold(ids[i]); plain(ids[i]) && !taken[key] {
			out[i], taken[key] = ids[i], true
		}
	}
	for _, i := range order {
		if out[i] != "" {
			continue
		}
		sum := sha256.Sum256([]byte(ids[i]))
		base := readable(ids[i]) + "-" + hex.EncodeToString(sum[:4])
		name := base
		for n := 2; taken[fold(name)]; n++ {
			name = base + "-" + strconv.Itoa(n)
		}
		out[i], taken[fold(name)] = name, true
	}
	return out
}

// plain reports whether an id is a safe file name and a safe anchor: ASCII
// letters, figures, dots, hyphens and underscores.
func plain(id string) bool {
	if id == "" || len(id) > maxName-16 || id[0] == '.' || id[len(id)-1] == '.' || reserved(id) {
		return false
	}
	for i := range len(id) {
		if !plainByte(id[i]) {
			return false
		}
	}
	return true
}

func plainByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.'
}

// spelled writes the letters of German names without marks.
var spelled = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss")

// readable keeps of an id what is safe in a name.
func readable(id string) string {
	var b strings.Builder
	gap := false
	for _, r := range spelled.Replace(id) {
		if b.Len() >= 40 {
			break
		}
		if r < utf8.RuneSelf && r != '.' && plainByte(byte(r)) {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
			continue
		}
		gap = true
	}
	if b.Len() == 0 {
		return "gebiet"
	}
	return b.String()
}
