import { canonical, templateOf, withoutPrefix } from './templates.ts';

export type Line = {
  /** As it was pasted, without what stands in front of a log message. */
  readonly text: string;
  /** `listing`: settings and dumps, line upon line. */
  readonly kind: 'said' | 'log' | 'listing';
  /** Names and numbers taken out; equal for lines that say the same. */
  readonly template: string;
  readonly count: number;
  /** How central the line is, 0 to 1.5. */
  readonly weight: number;
};

/** What is read at most: the end of a log says more than its middle. */
const MAX_CHARACTERS = 2_000_000;
const MAX_LINE = 1_500;
const MAX_TEMPLATES = 400;

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
const CONTROL = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

const LOG =
  /^\s*(?:\[?\d{4}-\d\d-\d\d[T ]|\[?\d\d:\d\d:\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d|[\w.-]+\s+\|\s|\w[\w.-]* [\w./-]+\[\d+\]:|[\w./-]+\[\d+\]:|\[?(?:ERROR|WARN(?:ING)?|FATAL|EMERG|INFO|DEBUG|NOTICE|ERR)\b|(?:[\w.-]+: )?(?:fatal|error|warning|panic|doveconf|nginx|unbound|dovecot|postfix)\b.*:)|\b(?:dsn=|status=|relay=|NOQUEUE|\w+\[\d+\]:|SSL routines|errno|exit code \d)|^Traceback|\bEXCEPTION\b/i;

/** Forms to fill in, tables of settings, firewall dumps, listings, frames of a stack: none of them tells what is wrong. */
const ASIDE =
  /^\s*(?:<!--.*|.*-->|#{1,6} .{0,80}|[-*] \[[ xX]\].*|\*\*[^*]{2,60}\*\*:?|\|.*\||[-=_*]{3,}|```.*|~~~.*|-[AIPN] [A-Z][\w-]+ .*|Chain \S+ \(.*|\s*\d* *(?:num +)?(?:pkts +bytes +)?target +prot .*|(?:\d+ +)?(?:\d+[KMG]? +){0,2}(?:ACCEPT|DROP|RETURN|MASQUERADE|DNAT|DOCKER[\w-]*|LOG|REJECT) +(?:all|tcp|udp|icmp|\d+) .*|\*(?:filter|nat|mangle|raw)|:[A-Z][\w-]+ [A-Z-]+ \[.*|COMMIT|at .+\(.+:\d+.*\)|File ".*", line \d+.*|\s*\^+|tcp6? +\d+ +\d+ .*|[0-9a-f]{12} +\S+ +".*)\s*$/;

/** A setting or an item of one; five of them in a row are a file and no complaint. */
const SETTING = /^(?:- )?["']?[\w./-]{1,40}["']? ?[:=](?: ?\S{0,60}){0,2}$|^- \S+$/;
const LISTING = 5;

/** Issue forms of the projects in question: asked by the form, not said by the person. */
const FORM =
  /^\s*(?:>?\s*)?(?:(?:prior to (?:placing|creating|opening)|please (?:make sure|read|describe|provide|fill|confirm|search|delete|remove|note)|i(?:'ve| have) (?:read|searched|found a bug|confirmed|reviewed)|i understand that)\b.*|(?:docker(?:-compose| compose)? version|which (?:branch|architecture)|server\/vm specifications|is apparmor|virtuali[sz]ation tech|operating system|git diff)\b.*|(?:steps to reproduce|expected behaviou?r|actual behaviou?r|system information|contribution guidelines|describe the bug|to reproduce|additional context|environment|versions?|logs?|summary|description|context|replication steps|output of .{0,60}|logs of .{0,60})\s*:?)\s*$/i;

const GRAVE =
  /\b(?:emerg|fatal|panic|critical|crit|alert|err|error|errors|fehler|failed|cannot|can't|couldn't|refused|denied|exceeded|unable|rejected?|timed out|unhealthy|bounced|deferred|no such|not found|killed|expired|invalid)\b/i;
const MILD = /\bwarn(?:ing|ung)?\b/i;
const CALM =
  /\b(?:info|debug|notice)\b|\bstatus=sent\b|\bdisconnect from\b|\bconnect from\b|\bremoved$|\bLogin: |: done$|\.\.\. done\b|\bclient=|\bmessage-id=|\bqueue active\b/i;

const weigh = (text: string): number => (GRAVE.test(text) ? 1 : MILD.test(text) ? 0.8 : CALM.test(text) ? 0.3 : 0.6);

type Draft = { text: string; kind: Line['kind']; template: string; count: number; weight: number; last: number };

/** Which lines stand in a run of settings. */
const listings = (lines: readonly string[]): boolean[] => {
  const listed = lines.map(() => false);
  let from = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && SETTING.test(lines[at]!)) continue;
    if (at - from >= LISTING) listed.fill(true, from, at);
    from = at + 1;
  }
  return listed;
};

const clean = (text: string): string[] =>
  (text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS / 4) + '\n' + text.slice(-(MAX_CHARACTERS * 3) / 4) : text)
    .replace(CONTROL, '')
    .split(/\r\n|\r|\n/);

/**
 * A pasted text as an expert reads it: what the person says and what logs say apart, forms, dumps and stacks set aside,
 * equal messages counted once, errors before chatter, the last error most. Never empty where the text has letters.
 */
export const readText = (text: string): Line[] => {
  const raw = clean(text).map((line) =>
    line
      .slice(0, 4 * MAX_LINE)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, MAX_LINE),
  );
  const kept = raw.filter((line) => /[\p{L}\p{N}]/u.test(line) && !ASIDE.test(line) && !FORM.test(line));
  const lines = kept.length > 0 ? kept : raw.filter((line) => /[\p{L}\p{N}]/u.test(line)).map((line) => line.replace(/^[\s#>*|-]+/, ''));
  const listed = listings(lines);
  const drafts = new Map<string, Draft>();
  lines.forEach((line, at) => {
    const kind = LOG.test(line) ? 'log' : listed[at] ? 'listing' : 'said';
    const bare = kind === 'log' ? canonical(withoutPrefix(line)) : canonical(line);
    const template = kind === 'log' ? templateOf(canonical(line)) : bare.trim();
    const before = drafts.get(template);
    if (before) {
      before.count++;
      before.last = at;
    } else if (drafts.size < MAX_TEMPLATES || GRAVE.test(line)) {
      drafts.set(template, { text: bare.trim(), kind, template, count: 1, weight: kind === 'log' ? weigh(line) : 1, last: at });
    }
  });
  const all = [...drafts.values()];
  const lastError = all.filter((draft) => draft.kind === 'log' && draft.weight >= 1).sort((a, b) => b.last - a.last)[0];
  return all
    .sort((a, b) => b.weight - a.weight || b.last - a.last)
    .slice(0, MAX_TEMPLATES)
    .sort((a, b) => a.last - b.last)
    .map(({ last: _, ...draft }) => ({ ...draft, weight: draft.weight * (draft.count > 2 ? 1.15 : 1) * (lastError?.template === draft.template ? 1.15 : 1) }));
};
