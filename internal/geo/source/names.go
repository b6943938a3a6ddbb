package source

import (
	"encoding/json"
	"slices"
	"strings"
)

// isWGS84 reports whether a reference system is longitude and latitude on
// WGS84, in one of the many ways it is written; "" counts, since RFC 7946
// knows no other.
func isWGS84(crs string) bool {
	s := strings.ToLower(strings.Join(strings.Fields(crs), ""))
	switch s {
	case "", "wgs84", "crs84", "ogc:crs84", "epsg:4326", "4326",
		"urn:ogc:def:crs:epsg::4326", "urn:ogc:def:crs:ogc:1.3:crs84", "urn:ogc:def:crs:ogc::crs84",
		"http://www.opengis.net/def/crs/ogc/1.3/crs84", "http://www.opengis.net/def/crs/epsg/0/4326",
		"https://www.opengis.net/def/crs/ogc/1.3/crs84", "https://www.opengis.net/def/crs/epsg/0/4326":
		return true
	}
	return false
}

// crsName returns the name in a crs member, "" for null, and the member as it
// stands where it has another form.
func crsName(raw string) string {
	if raw == "null" {
		return ""
	}
	var crs struct {
		Properties struct {
			Name string `json:"name"`
			Code any    `json:"code"`
		} `json:"properties"`
	}
	if json.Unmarshal([]byte(raw), &crs) == nil && crs.Properties.Name != "" {
		return crs.Properties.Name
	}
	return raw
}

// propertyNames lists the properties of the first feature that has any, those
// most like the wanted one first.
func propertyNames(text string, records []record, wanted string) string {
	const most = 8
	for _, r := range records {
		var names []string
		_ = r.properties(text, func(c *cursor, name string) error {
			names = append(names, name)
			_, err := c.skip()
			return err
		})
		if len(names) == 0 {
			continue
		}
		slices.SortStableFunc(names, func(a, b string) int { return distance(a, wanted) - distance(b, wanted) })
		if len(names) > most {
			names = append(names[:most:most], "…")
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// distance counts the letters to insert, drop or change to make one name of
// the other, without regard to case (Levenshtein). Long names are cut.
func distance(a, b string) int {
	cut := func(s string) []rune {
		r := []rune(strings.ToLower(s))
		return r[:min(len(r), 64)]
	}
	x, y := cut(a), cut(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range y {
			change := diagonal
			if r != s {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
