// The modules read the language of the page when they are loaded; here there is
// no page.
globalThis.document = /** @type {any} */ ({ documentElement: { lang: 'de' }, currentScript: null });
