package sheet

func (r *reader) check() {}
