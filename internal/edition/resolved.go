package edition

func resolved(e *Edition) map[string]any { return map[string]any{} }
