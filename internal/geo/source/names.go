package source

import (
	"encoding/json"
	"slices"
	"strings"
)

// isDegrees reports whether a reference system is longitude and latitude on
// WGS84 or on ETRS89, in one of the many ways it is written; "" counts, since
// RFC 7946 knows no other. The two differ by less than a metre in Europe, which
// no map of a city shows.
func isDegrees(crs string) bool {
	s := strings.ToLower(strings.Join(strings.Fields(crs), ""))
	switch s {
	case "", "wgs84", "crs84", "ogc:crs84", "4326", "etrs89", "4258", "urn:ogc:def:crs:ogc::crs84", "urn:ogc:def:crs:ogc:1.3:crs84":
		return true
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	if s == "www.opengis.net/def/crs/ogc/1.3/crs84" {
		return true
	}
	code, found := strings.CutSuffix(s, "4326")
	if !found {
		code, found = strings.CutSuffix(s, "4258")
	}
	if !found {
		return false
	}
	switch code {
	case "epsg:", "urn:ogc:def:crs:epsg::", "urn:x-ogc:def:crs:epsg:", "www.opengis.net/def/crs/epsg/0/", "www.opengis.net/gml/srs/epsg.xml#":
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
