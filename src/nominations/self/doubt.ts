import { fold } from '../../kernel/text.ts'

/** Why an entry of the public page is kept away from people until somebody looks it through. */
export const doubts = [
  'trap',
  'no-opening',
  'too-fast',
  'opened-long-ago',
  'link',
  'markup',
  'code',
  'header',
  'characters',
  'gibberish',
  'advertising',
  'throwaway',
  'flood',
] as const
export type Doubt = (typeof doubts)[number]

export const doubtWords: Readonly<Record<Doubt, string>> = {
  trap: 'filled in a field nobody sees',
  'no-opening': 'came without the page',
  'too-fast': 'was sent faster than anybody types',
  'opened-long-ago': 'was sent long after the page was opened',
  link: 'names an address on the web',
  markup: 'holds markup',
  code: 'holds program code',
  header: 'looks like the head of a mail',
  characters: 'holds signs that nobody types',
  gibberish: 'is no words',
  advertising: 'advertises something',
  throwaway: 'comes from a throwaway mail address',
  flood: 'came with too many others at once',
}

export type Entry = {
  readonly name: string
  readonly email: string
  readonly accountText: string
  readonly title: string | null
  readonly why: string
  /** The field nobody sees. */
  readonly website: string
  /** Seconds since the page was opened; null where the page was not. */
  readonly openFor: number | null
}

/** A person reads the page and types; a machine does not. In seconds. */
const shortest = 3
/** A page that lay open for longer than a day is another's copy. In seconds. */
const longest = 86_400

/**
 * What makes an entry doubtful; nothing for one that a customer may well have written. Each test is about what people do
 * not put into a name, a post or a reason, so that no word they need is forbidden. Unhappy words are no doubt.
 */
export function doubtsOf(entry: Entry): Doubt[] {
  const lines = [entry.name, entry.email, entry.accountText, entry.title ?? '']
  const all = [...lines, entry.why]
  const text = all.join('\n')
  const found: readonly (readonly [Doubt, boolean])[] = [
    ['trap', entry.website.trim() !== ''],
    ['no-opening', entry.openFor === null],
    ['too-fast', entry.openFor !== null && entry.openFor < shortest],
    ['opened-long-ago', entry.openFor !== null && entry.openFor > longest],
    ['link', hasLink(entry)],
    ['markup', /<\s*[/!a-z][^>]*>?|&#x?[0-9a-f]+;|\[\/?(url|img|b|link)\b|\]\(/i.test(text)],
    ['code', hasCode(text)],
    ['header', lines.some((line) => /[\r\n]/.test(line)) || isMailHead(text)],
    ['characters', hasOddSigns(text)],
    ['gibberish', isGibberish(entry)],
    ['advertising', advertises(text)],
    ['throwaway', throwaway.test(entry.email)],
  ]
  return found.filter(([, is]) => is).map(([doubt]) => doubt)
}

/** In a reason, a post or a name nobody writes an address; a company may be called by its domain. */
function hasLink({ name, title, why, accountText }: Entry): boolean {
  const free = `${name}\n${title ?? ''}\n${why}`
  const address =
    /\b(?:https?|ftp|file|data|javascript|vbscript)\s*:|\bwww\.|\b[a-z0-9-]+\.(?:com|net|org|io|ru|cn|top|xyz|info|biz|shop|click|link|site|online|co|to|me|ly|gl)\b/i
  return address.test(free) || /[a-z]+:\/\/|\//i.test(name) || /[a-z]+:\/\//i.test(accountText)
}

const codes: readonly RegExp[] = [
  /\bunion(?:\s+all)?\s+select\b|\bselect\s+(?:\*|[\w.]+\s*[,(])|\bselect\s+\S+\s+from\s+\S+\s+where\b|\binsert\s+into\s+\S+\s*(?:\(|values|select)/i,
  /\bdelete\s+from\s+\S+\s*(?:where\b|;|--)|\bdrop\s+(?:table|database|schema)\s+\S+\s*(?:;|--|$)|\bupdate\s+\S+\s+set\s+\S+\s*=|\balter\s+table\b/im,
  /\bexec(?:ute)?\s*\(|\bxp_cmdshell\b|\bpg_sleep\b|\bsleep\s*\(|\bwaitfor\s+delay\b|\bbenchmark\s*\(/i,
  /'\s*(?:or|and)\s+'?\d*'?\s*=|'\s*;|--\s*$|\/\*|\*\/|;\s*--/im,
  /\$\{|\{\{|\{%|<%|%>|\$\(|#\{|`/,
  /\b(?:onerror|onload|onclick|onmouseover|onfocus)\s*=|\b(?:alert|eval|prompt|confirm|fetch|require|system|passthru|phpinfo)\s*\(|document\.|window\./i,
  /\.\.[/\\]|\/etc\/|c:\\|cmd\.exe|\/bin\/|\bwget\s|\bcurl\s|__proto__|constructor\s*\[/i,
  /%(?:0[0-9a-f]|3c|3e|27|22|2e%2e|2f)/i,
  /^[=+@][a-z(]|^-[a-z]+\(|\bjndi:/im,
]

const hasCode = (text: string) => codes.some((code) => code.test(text))

const isMailHead = (text: string) =>
  /(?:^|\s)(?:b?cc|to|from|reply-to|subject|content-type|content-transfer-encoding|mime-version|x-[a-z-]+)\s*:/im.test(
    text,
  )

/** Signs that are seen by nobody, turn the writing round, or stand where another was lost. */
function hasOddSigns(text: string): boolean {
  return (
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/.test(
      text,
    ) ||
    /\p{Cs}|\p{Co}|\p{Cn}/u.test(text) ||
    /\p{M}{4,}/u.test(text)
  )
}

function isGibberish({ name, accountText, why }: Entry): boolean {
  if ((name.match(/\p{L}/gu) ?? []).length < 2 || !/\p{L}/u.test(accountText)) return true
  if ((name.match(/\d/g) ?? []).length > 2) return true
  const text = `${name} ${accountText} ${why}`
  if (/(\S)\1{7,}/u.test(text)) return true
  if (text.split(/\s+/).some((word) => [...word].length > 45)) return true
  const letters = (why.match(/\p{L}/gu) ?? []).length
  // A sign of Chinese or Japanese says as much as a word, and no space stands between them.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(why))
    return letters < 4
  return letters < 8 || !/\s/.test(why.trim())
}

const advertised =
  /\b(?:viagra|cialis|casino|jackpot|lottery|crypto(?:currency)?|bitcoin|forex|payday|loans?|backlinks?|seo|escort|porn|xxx|weight loss|earn money|make money|work from home|click here|buy now|limited offer|guest post|guaranteed ranking|first page of google|whatsapp|telegram)\b/

const advertises = (text: string) => advertised.test(fold(text))

const throwaway =
  /@(?:[a-z0-9-]+\.)*(?:mailinator|guerrillamail|10minutemail|tempmail|temp-mail|yopmail|trashmail|sharklasers|getnada|dispostable|maildrop|throwawaymail|fakeinbox|mohmal)\./i

/** Mail of these says nothing about where somebody works. */
export const freeMail =
  /@(?:gmail|googlemail|outlook|hotmail|live|yahoo|gmx|web|icloud|me|aol|proton|protonmail|t-online|mail|posteo|mailbox)\.[a-z.]{2,6}$/i
