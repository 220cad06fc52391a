import { fold, squeeze } from '../kernel/text.ts'

/** A word or number of a sentence, with its place in the text. */
export type Token = {
  readonly text: string
  /** Folded, letters and digits only: what tables of words are asked for. */
  readonly key: string
  readonly from: number
  readonly to: number
  /** What stands between the word before and this one. */
  readonly gap: string
  /** The value, where it is a number: `5,000`, `1.000`, `10k`. */
  readonly number: number | null
}

// A number with its thousands parted, or a word with its apostrophes.
const tokenPattern =
  /\p{N}{1,3}(?:[.,'’]\p{N}{3})+(?!\p{N})|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu

/** The words and numbers of a text, in their order; signs, emoji and spaces are only what stands between. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(tokenPattern)) {
    const from = match.index
    const said = match[0]
    const gap = text.slice(tokens.at(-1)?.to ?? 0, from)
    const key = squeeze(said)
    if (key === '') continue
    tokens.push({ text: said, key, from, to: from + said.length, gap, number: numberOf(said) })
  }
  return tokens
}

function numberOf(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[.,'’]/g, '')
    .toLowerCase()
  const match = /^(\d{1,9})(k|st|nd|rd|th|er|te|ten)?$/.exec(plain)
  if (match === null) return null
  return Number(match[1]) * (match[2] === 'k' ? 1_000 : 1)
}

/** True where a phrase ends before this word: a comma, a full stop, a line. */
export function isBreak(token: Token | undefined): boolean {
  return token === undefined || /[,;:!?()|\n"“”„]|\.(\s|$)|\s[-–—/]\s/.test(token.gap)
}

const endings = ['ern', 'en', 'er', 'em', 'es', 'e', 'n', 's']

/**
 * A word without the endings of English plurals and German declension, so that `Banken` and `banks` are one:
 * at least four letters are left. Only ever compared with other words treated alike.
 */
function stemOf(word: string): string {
  let stem = word.endsWith('ies') && word.length > 5 ? `${word.slice(0, -3)}y` : word
  for (let cut = true; cut; ) {
    const ending = endings.find((each) => stem.endsWith(each) && stem.length - each.length >= 4)
    cut = ending !== undefined && stem.length - ending.length >= 4
    if (ending !== undefined) stem = stem.slice(0, -ending.length)
  }
  return stem
}

const joining = new Set(['and', 'und', 'of', 'the', 'der', 'die', 'das', 'des'])

/** The keys under which a phrase is known, the strictest first: as it stands, its end cut, each word's end cut. */
export function keysOf(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !joining.has(word))
  const whole = words.join('')
  const stems = (telling.length > 0 ? telling : words).map(stemOf).join('')
  return [...new Set([`=${whole}`, `~${stemOf(whole)}`, `+${stems}`])]
}

/** The words of a name as the keys are made of them. */
export function wordsOfName(name: string): readonly string[] {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''))

/** Words that say nothing about who is looked for, in English and German, folded. */
export const stopWords = list(`
  a an the and or but nor as at by for from in into of off on onto out over to up with within about via per
  i im ive id you your yours he she it its we were our ours us they them their theirs me my mine this that thats these those
  who whos whom whose which what when where why how is are was be been being am do does did done doing has have had
  having can could should would will shall may might want wants wanted need needs needed wish wishes look looks
  looking find finding seek seeking search searching get gets getting give show please pls kindly thanks thank hi
  hello dear somebody someone anybody anyone everybody people person persons guy folks one ones some any all both
  each every other another same such very really quite just also too so then than there here now if because since
  while ideally preferably maybe perhaps possibly like likely would good great best right suitable able ready
  willing happy interested available free ask asks asking asked talk talks talking speak speaks speaking spoken
  tell tells share shares sharing know knows join joins use uses used using work works working run runs running
  based located situated area region country countries market markets industry industries sector sectors segment
  customer customers client clients account accounts company companies firm firms business businesses
  organisation organisations organization organizations enterprise group groups provider providers producer
  producers manufacturer manufacturers maker makers vendor vendors supplier suppliers operator operators player
  players prospect prospects deal deals opportunity opportunities reference references referenceable advocate
  advocates contact contacts candidate candidates story stories experience experiences years year ago lot bit
  left leave leaves leaving recently already currently still again more most less least well via re etc eg ie
  must only required preferred latest around approximately between through during until till before after first
  new old whether let lets make makes made let take takes took sort kind type types
  der die das den dem des ein eine einen einem einer eines und oder aber sondern als wie am an auf aus bei beim bis
  durch fur gegen im in ins mit nach nahe neben ob per pro seit uber um unter vom von vor wegen zu zum zur zwischen
  ich du er sie es wir ihr mich dich ihn uns euch ihnen mir dir ihm mein dein sein unser unsere unserem unseren
  unserer unseres euer eure dies diese dieser dieses diesem diesen jener welche welcher welches welchen wer wen wem
  was wann wo warum ist sind war waren sei bin bist wird werden wurde wurden worden hat haben hatte hatten kann konnen
  konnte konnten soll sollen sollte sollten darf durfen durfte muss mussen musste mochte mochten mochtest will wollen
  wollte wollen brauche brauchen braucht brauchte benotige benotigen benotigt suche suchen sucht gesucht gern gerne
  bitte danke hallo jemand jemanden jemandem irgendjemand leute personen mensch menschen man etwas einige manche alle
  alles beide jeder jede jedes andere anderer anderen anderes gleich solche sehr wirklich ganz nur auch noch schon so
  dann denn da hier jetzt nun wenn weil wahrend idealerweise moglichst vielleicht eventuell am besten gut gute guter
  gutes passend passende passenden geeignet geeignete bereit frei verfugbar fragen gefragt sprechen spricht reden
  erzahlen teilen kennt kennen nutzt nutzen benutzt verwendet verwenden einsetzt einsetzen arbeitet arbeiten
  ansassig sitzt sitzen region land lander markt branche branchen sektor segment bereich bereiche
  kunde kunden kundin kundinnen kundenunternehmen firma firmen unternehmen betrieb betriebe konzern konzerne
  organisation organisationen gruppe gruppen anbieter hersteller betreiber interessent interessenten
  referenz referenzen referenzkunde referenzkunden ansprechpartner ansprechpartnerin kontakt kontakte kandidat
  kandidaten erfahrung erfahrungen geschaft ahnlich ahnliche ahnlichen ja nein doch mal eben dazu damit dabei
  davon daruber deren dessen sowie bzw etwa circa ca rund ungefahr mindestens hochstens spatestens
`)
