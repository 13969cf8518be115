const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements that make a block of their own (CommonMark 0.31, HTML block kind 6, with the ones of HTML that are missing there). */
export const BLOCK_ELEMENTS = words(
  'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p ' +
    'param search section summary table tbody td template tfoot th thead title tr track ul video audio picture hgroup',
);

export const INLINE_ELEMENTS = words(
  'a abbr acronym b bdi bdo big br button canvas cite code data datalist del dfn em embed font i img input ins kbd label map mark meta meter ' +
    'nobr object output progress q rp rt ruby s samp select small source span strike strong sub sup svg time tt u var wbr area path g circle rect ' +
    'math',
);

/** Elements whose content is no text of the page. */
export const SILENT_ELEMENTS = words('script style template svg head title math noframes datalist');

/** Elements whose content is taken as it stands. */
export const RAW_ELEMENTS = words('script style pre textarea');

export const VOID_ELEMENTS = words('area base br col embed hr img input link meta param source track wbr');

/** Whether a tag is one of HTML, rather than a placeholder that somebody typed: `<domain>`. */
export const isElement = (name: string): boolean => {
  const lower = name.toLowerCase();
  return BLOCK_ELEMENTS.has(lower) || INLINE_ELEMENTS.has(lower) || RAW_ELEMENTS.has(lower) || VOID_ELEMENTS.has(lower);
};

/** `<Tabs>`, `<Foo.Bar>`: a component of JSX or Vue, which must have a small letter in it, so that `<DOMAIN>` stays a placeholder. */
export const isComponent = (name: string): boolean => /^[A-Z]/.test(name) && (/[a-z]/.test(name) || name.length === 1);
