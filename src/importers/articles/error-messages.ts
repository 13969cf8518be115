import { allBlocks, allInlines, ownInlines } from '../../knowledge/walk.ts';
import { type Block, plainText } from '../../model/block.ts';

const FAILS =
  /\b(?:errors?|fail(?:s|ed|ure)?|fatal|panic|cannot|can't|could not|couldn't|unable to|denied|refused|reject(?:ed)?|timed out|time-?out|no such|not found|not permitted|not allowed|invalid|exceeded|already in use|unreachable|untrusted|has expired|mismatch|unexpected|exception|traceback|unsupported|blocked|over quota|too many|doesn't have|has no attribute|no space left|killed|corrupt(?:ed)?|bad gateway|status=(?:deferred|bounced))\b|\b[45]\d\d[ -][45]\.\d{1,2}\.\d{1,3}\b/i;

/** What a person types rather than what a program says. */
const TYPED =
  /^(?:[$#>]\s|[\w.-]+@[\w.-]+[:~ ].*[#$]\s|\[[\w.-]+@[\w.-]+ [^\]]*\][#$]|(?:sudo|docker(?:-compose)?|cd|cat|grep|tail|less|systemctl|journalctl|apt(?:-get)?|yum|dnf|curl|wget|openssl|telnet|nc|mysql|bm-cli|kubectl|chmod|chown|rm|cp|mv|mkdir|echo|export|source|git|service|postqueue|postcat|doveadm|if|for|while|fi|done|then|else|location|server|proxy_|rewrite|return|set)\b)/;
const SETTING = /^\s*(?:(?!status=)[A-Za-z][\w.-]*\s*=|[\w."'-]+:\s*[\w"'{[]?[^ ]*$|[{}[\]()];?$|\/\/|;|<\/?\w+|"[\w-]+"\s*:)/;
const COMMAND_LANGUAGES =
  /^(?:bash|sh|shell|zsh|ini|ya?ml|json|nginx|apache|php|python|py|dockerfile|conf|toml|xml|html|sql|lua|powershell|ps1|diff|env|properties|js|ts|javascript)$/;

const PREFIXES: readonly RegExp[] = [
  /^\w{3}\s+\d{1,2}\s+\d\d:\d\d:\d\d\s+\S+\s+[\w./-]+(?:\[\d+\])?:\s*/,
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?\s*/,
  /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\s*/,
  /^[\w-]+(?:_\d+|-\d+)?\s+\|\s+/,
  /^\S+-mailcow-\d+\s*\|\s*/,
  /^[0-9A-F]{8,14}:\s*/,
];

/** A log line without date, host, program and queue id. */
export const messageOf = (line: string): string => {
  let text = line.trim();
  for (let again = true; again; ) {
    const before = text;
    for (const prefix of PREFIXES) text = text.replace(prefix, '');
    again = text !== before;
  }
  return text;
};

const isMessage = (line: string): boolean => {
  const text = line.trim();
  return text.length >= 14 && text.length <= 600 && FAILS.test(text) && text.split(/\s+/).length >= 3 && !TYPED.test(text) && !SETTING.test(text);
};

/** Lines of code blocks and code spans that a program says when something goes wrong, in the order of the text. */
export const errorMessages = (blocks: readonly Block[]): string[] => {
  const found = [...allBlocks(blocks)].flatMap((block): string[] => {
    if (block.type === 'code')
      return COMMAND_LANGUAGES.test(block.language ?? '')
        ? block.text.split('\n').filter((line) => isMessage(line) && messageOf(line) !== line.trim())
        : block.text.split('\n').filter(isMessage);
    const spans = [...allInlines(ownInlines(block))].flatMap((inline) => (inline.type === 'code' ? [inline.text] : []));
    return spans.filter(isMessage);
  });
  return [...new Set(found.map(messageOf))].filter(isMessage);
};

/** A heading may be the message itself, behind the name of the program that says it: `Rspamd reports: cannot open …`. */
export const headingMessages = (heading: Block): string[] => {
  const spans = errorMessages([heading]);
  const text = plainText(ownInlines(heading)).trim();
  const said = /^[\w .-]{2,30}?(?:\s(?:reports?|says|meldet|sagt|logs?|prints?))?:\s+(.+)$/i.exec(text)?.[1];
  const numbered =
    /\d{3,}/.test(text) && !/#\d/.test(text.replace(/\([^()]*\)/g, '')) ? text.replace(/\s*\((?:see|siehe)[^()]*(?:\([^()]*\)[^()]*)?\)\.?/gi, '') : undefined;
  return [...new Set([...spans, ...[said ?? numbered ?? ''].filter((one) => isMessage(one) && !one.endsWith('?'))])];
};
