/** Parts of one problem, which are no topics of their own. */
export type Part = 'symptom' | 'problem' | 'cause' | 'fix';

const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['symptom', /^(?:symptom(?:s|e|en)?|symptômes?|observed behaviou?r|what you see|was du siehst|fehlerbild)$/i],
  ['problem', /^(?:(?:the |das |le )?(?:problem|problème|problembeschreibung|problem description|description du problème))$/i],
  ['cause', /^(?:(?:possible |probable |mögliche |the )?(?:causes?|reasons?|ursachen?|gründe)(?: possibles?| probables?)?|origines?)$/i],
  [
    'fix',
    /^(?:(?:possible |proposed |the |mögliche |eine )?(?:solutions?|fix(?:es)?|resolutions?|résolutions?|work-?arounds?|remed(?:y|ies)|lösung(?:en|swege|smöglichkeiten)?|lösungsvorschläge|behebung|abhilfe|corrections?|how to fix(?: it| this)?)(?: possibles?)?)$/i,
  ],
];

const bare = (text: string): string =>
  text
    .replace(/^[\s*#\d.)\\-]+(?=\p{Letter})/u, '')
    .replace(/[\s:*.…!]+$/, '')
    .trim();

/** Whether a heading, or the label of a paragraph, names a part of a problem. */
export const partOf = (text: string): Part | undefined => PARTS.find(([, pattern]) => pattern.test(bare(text)))?.[0];

const STRONG =
  /\b(?:can(?:no|')t|can’t|cannot|could not|couldn't|won't|will not|unable to|does(?:n't| not| n’t)|do(?:n't| not) (?:work|arrive|propagate|receive|start|show|sync)|is(?:n't| not) |are(?:n't| not) |fail(?:s|ed|ing)|not working|no longer|stopped working|keeps? \w+ing|reject(?:s|ed) (?:all|every|my|mails?|messages?|connections?)|crash(?:es|ed)?|hangs?|loops? back|timed? ?out|too many|throws?|exceeded|already in use|is broken|get(?:s|ting)? (?:an )?error|permission denied|refused|unreachable|reports?: |but not \w+|are identified as spam|query blocked|(?:is|are) unhealthy|no sound|disappear(?:s|ed)?|lost)\b|\berror[: ]|^(?:failed|missing|lost|broken|slow|duplicate)\b/i;
const STRONG_DE =
  /\b(?:kann (?:\p{L}+ )*(?:nicht|keine?)|können (?:\p{L}+ )*(?:nicht|keine?)|funktionier\p{L}+ nicht|kommen? (?:\p{L}+ )*nicht|werden nicht|wird nicht|ist nicht|sind nicht|nicht gefunden|lassen? sich nicht|aber nicht|nicht mehr|ständig neu|schlägt fehl|schlagen fehl|fehlgeschlagen|abgelehnt|abgewiesen|verweigert|blockiert|überschritten|ungesund|bereits in (?:gebrauch|verwendung|benutzung)|in einer schleife|wirft|als spam|seltsame fehler|meldet: |verschwind\p{L}*|verschwunden|abgestürzt|stürzt ab|unmöglich)(?![\p{L}])|^(?:fehlende?|langsame?|doppelte?) /iu;
const STRONG_FR =
  /(?:^|[\s'’])(?:n['’e]\p{L}* ?(?:\p{L}+ ){1,3}(?:pas|plus|aucun)|n['’]est (?:pas|plus)|ne (?:\p{L}+ )+(?:pas|plus)|impossible|échou\p{L}+|échec|erreurs? (?:de|d['’]|lors)|disparitions?|est utilisé pour envoyer du spam|bloqué)/iu;
const WEAK =
  /\b(?:errors?|issues?|problems?|troubles?|troubleshooting|warnings?|fail(?:ure)?s?|missing|lost|slow|blocked|denied|spam|unhealthy|broken|not|fehler(?:n|meldung(?:en)?)?|probleme?n?|störung(?:en)?|fehlt|fehlen|nicht|kein(?:e|en)?|langsam|blockiert|erreurs?|problèmes?|pannes?|lenteurs?)\b/i;

const QUESTION_START =
  /^(?:how|what|why|where|when|which|who|can|could|does|do|did|is|are|should|will|wie|was|warum|wieso|weshalb|wo|wann|wer|welche[rsn]?|kann|können|muss|ist|sind|comment|pourquoi|que|quel(?:le)?s?|où|quand|peut-on|puis-je)\b/i;

const IMPERATIVE =
  /^(?:how to|howto|add|adjust|allow|apply|attach|authorize|back ?up|block|build|bypass|change|check|choose|clean|clear|compile|configure|connect|convert|copy|create|customi[sz]e|debug|define|delete|deploy|deactivate|determine|diagnose|disable|download|edit|enable|enforce|export|extend|extract|fetch|find|fix|flush|force|generate|get|grant|identify|import|improve|increase|initiali[sz]e|inspect|install|integrate|learn|limit|list|log ?in|make|manage|migrate|modify|monitor|mount|move|open|optimi[sz]e|override|prepare|prevent|publish|purge|read|rebuild|reconfigure|recover|redirect|reduce|re-?enable|register|reject|release|reload|remove|rename|renew|repair|replace|request|re-?index|reset|resolve|restart|restore|restrict|retrieve|revert|rotate|run|save|scan|search|secure|select|send|serve|set(?: |-)?up|set|show|sign|skip|specify|start|stop|switch|sync(?:hroni[sz]e)?|test|track|trace|train|transfer|trigger|trust|try|tune|tweak|undo|uninstall|unlock|update|upgrade|use|validate|verify|view|whitelist|write)\b(?! of\b)/i;
const GERUND =
  /^(?:adding|allowing|attaching|backing up|blocking|building|changing|checking|cleaning|configuring|connecting|copying|creating|customi[sz]ing|debugging|defining|deleting|deploying|disabling|downloading|editing|enabling|enforcing|exporting|extending|finding|fixing|generating|importing|increasing|installing|integrating|limiting|making|managing|migrating|modifying|monitoring|moving|obtaining|optimi[sz]ing|overriding|preparing|preventing|recovering|redirecting|removing|replacing|resetting|restarting|restoring|running|securing|sending|setting|starting|stopping|synchroni[sz]ing|switching|testing|tracking|training|transferring|uninstalling|updating|upgrading|using|verifying|writing)\b/i;
const TASK_DE =
  /(?:^(?:so |wie )|\b(?:prüfen|überprüfen|kontrollieren) sie|\s\p{L}*(?:ieren|ellen|ichten|alten|etzen|ügen|eren|schen|ändern|prüfen|verfolgen|suchen|finden|löschen|sichern|nutzen|verwenden|erstellen|machen|legen|laden|sperren|öffnen|bauen|fragen|lesen|senden|starten|stoppen|testen|messen|schalten|tauschen)$)/iu;
const TASK_FR = /^(?:comment |\p{L}+(?:er|ir|ttre|ndre)(?=$|\s))/iu;

export type HeadingKind = 'symptom' | 'maybe-symptom' | 'question' | 'task' | 'step' | 'plain';

/** `1. Find the name`, `Step 2`: a step of the section around it. */
const STEP = /^(?:\d+(?:\\?[.)]\d*)+\s|(?:step|schritt|étape)\s+\d)/i;

/** What a heading says about the section below it. Works on English, German and French, by how headings are worded. */
export const headingKind = (text: string): HeadingKind => {
  const title = text.trim();
  if (STEP.test(title)) return 'step';
  if (STRONG.test(title) || STRONG_DE.test(title) || STRONG_FR.test(title)) return title.endsWith('?') && QUESTION_START.test(title) ? 'question' : 'symptom';
  if (title.endsWith('?') || (QUESTION_START.test(title) && /\?/.test(title))) return 'question';
  if (IMPERATIVE.test(title) || GERUND.test(title) || TASK_DE.test(title) || TASK_FR.test(title)) return 'task';
  return WEAK.test(title) ? 'maybe-symptom' : 'plain';
};

/** A question or title in which something goes wrong. */
export const soundsWrong = (text: string): boolean => STRONG.test(text) || STRONG_DE.test(text) || STRONG_FR.test(text) || WEAK.test(text);

/** "Check whether …", in a heading. */
export const isCheck = (text: string): boolean =>
  /^(?:check|verify|test|make sure|ensure|(?:über)?prüfen|vérifier|tester)\b|\b(?:über)?prüfen sie\b/i.test(text.trim());

export const asksHow = (text: string): boolean =>
  /^(?:how|can|could|is there a way|wie|kann|können|gibt es|comment|peut-on|puis-je|i want|i would like|ich möchte)\b/i.test(text.trim());
