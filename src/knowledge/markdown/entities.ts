/** The named character references that people write (HTML 4 and a few of HTML 5); the rest stays as it was typed. */
const NAMED = [
  'amp=& lt=< gt=> quot=" apos=\' copy=© reg=® trade=™ deg=° plusmn=± micro=µ para=¶ sect=§ middot=· bull=• hellip=… ndash=– mdash=— lsquo=‘',
  'rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ laquo=« raquo=» lsaquo=‹ rsaquo=› times=× divide=÷ minus=− frac12=½ frac14=¼ frac34=¾ euro=€ pound=£',
  'yen=¥ cent=¢ curren=¤ iexcl=¡ iquest=¿ ordf=ª ordm=º not=¬ sup1=¹ sup2=² sup3=³ acute=´ cedil=¸ uml=¨ macr=¯ brvbar=¦ larr=← uarr=↑ rarr=→',
  'darr=↓ harr=↔ lArr=⇐ rArr=⇒ hArr=⇔ le=≤ ge=≥ ne=≠ asymp=≈ equiv=≡ infin=∞ radic=√ sum=∑ check=✓ cross=✗ lbrace={ lcub={ rbrace=} rcub=}',
  'lbrack=[ lsqb=[ rbrack=] rsqb=] lpar=( rpar=) vert=| verbar=| num=# dollar=$ percnt=% ast=* lowbar=_ grave=` bsol=\\ sol=/ colon=: comma=,',
  'period=. excl=! quest=? commat=@ semi=; plus=+ Agrave=À Aacute=Á Acirc=Â Atilde=Ã Auml=Ä Aring=Å AElig=Æ Ccedil=Ç Egrave=È Eacute=É Ecirc=Ê',
  'Euml=Ë Igrave=Ì Iacute=Í Icirc=Î Iuml=Ï ETH=Ð Ntilde=Ñ Ograve=Ò Oacute=Ó Ocirc=Ô Otilde=Õ Ouml=Ö Oslash=Ø Ugrave=Ù Uacute=Ú Ucirc=Û Uuml=Ü',
  'Yacute=Ý THORN=Þ szlig=ß agrave=à aacute=á acirc=â atilde=ã auml=ä aring=å aelig=æ ccedil=ç egrave=è eacute=é ecirc=ê euml=ë igrave=ì',
  'iacute=í icirc=î iuml=ï eth=ð ntilde=ñ ograve=ò oacute=ó ocirc=ô otilde=õ ouml=ö oslash=ø ugrave=ù uacute=ú ucirc=û uuml=ü yacute=ý thorn=þ',
  'yuml=ÿ OElig=Œ oelig=œ Scaron=Š scaron=š',
];

const NAMES = new Map<string, string>([
  ...NAMED.flatMap((line) => line.split(' ')).map((entry): [string, string] => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  ['nbsp', '\u00a0'],
  ['shy', ''],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['equals', '='],
  ['NewLine', ' '],
  ['Tab', ' '],
]);

const fromCode = (code: number): string => (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code));

/** Character references decoded. The result still has to be sanitised: `&#27;` is an escape character. */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));/g, (whole, decimal, hex, name) => {
        if (decimal !== undefined) return fromCode(Number(decimal));
        if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
        return NAMES.get(name) ?? whole;
      })
    : text;
