package plate

// ScriptFile is the address in the folder assets of what the script draws a map
// from. Maps stand on several pages and weigh more than all else on them.
func (p *Map) ScriptFile() string { return "karte/" + p.File + ".js" }
