/** A word that is not ours, and the product's word for it (docs/language.md). */
export interface Synonym {
  /** Lower-case words in the singular; several stand next to each other in a name. */
  said: string
  say: string
  /** Names are identifiers, routes, tables and columns; screens are what people read. */
  where: 'names' | 'screens' | 'both'
  /** Set where the word is right elsewhere: then only names inside nouns are read. */
  onlyInNouns?: true
  /** Phrases in which the word means something else. */
  except?: readonly string[]
}

export const synonyms: readonly Synonym[] = [
  { said: 'champion', say: 'advocate', where: 'both' },
  { said: 'evangelist', say: 'advocate', where: 'both' },
  { said: 'ambassador', say: 'advocate', where: 'both' },
  { said: 'reference customer', say: 'advocate', where: 'both' },
  { said: 'customer reference', say: 'advocate', where: 'both' },
  { said: 'referenceable', say: 'discoverable', where: 'both' },
  { said: 'fatigue', say: 'load', where: 'both' },
  { said: 'burnout', say: 'load', where: 'both' },
  { said: 'cooldown', say: 'rest', where: 'both' },
  { said: 'cool down', say: 'rest', where: 'both' },
  { said: 'embargo', say: 'blackout', where: 'both' },
  { said: 'blacklist', say: 'never-with list', where: 'both' },
  { said: 'whitelist', say: 'allowed list', where: 'both' },
  { said: 'testimonial', say: 'quote', where: 'names' },
  { said: 'account owner', say: 'relationship owner', where: 'both' },
  { said: 'relationship manager', say: 'relationship owner', where: 'both' },
  { said: 'audit log', say: 'event', where: 'both' },
  { said: 'activity log', say: 'ledger', where: 'both' },
  { said: 'tenant', say: 'workspace', where: 'both', except: ['tenant table'] },
  { said: 'lifecycle', say: 'journey', where: 'names', onlyInNouns: true },
  { said: 'business day', say: 'working day', where: 'both' },
  { said: 'veto', say: 'objection', where: 'both' },
  { said: 'organisation', say: 'account', where: 'names', onlyInNouns: true },
  { said: 'organization', say: 'account', where: 'names', onlyInNouns: true },
  { said: 'client', say: 'account', where: 'names', onlyInNouns: true, except: ['query client'] },
  {
    said: 'company',
    say: 'account',
    where: 'names',
    onlyInNouns: true,
    except: ['company level', 'company permission'],
  },
  { said: 'lead', say: 'candidate or contact', where: 'names', onlyInNouns: true, except: ['lead time'] },
  { said: 'deal', say: 'opportunity', where: 'names', onlyInNouns: true },
  { said: 'user', say: 'person', where: 'both', onlyInNouns: true, except: ['user agent', 'auth user'] },
]

/** What may stand in no file: each would ship something unfinished, unproved or private. */
export const forbiddenTexts: readonly { pattern: RegExp; why: string; in: 'all' | 'scripts' }[] = [
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b/, why: 'finish it, or leave it out', in: 'all' },
  { pattern: /coming soon/i, why: 'what is not there is not announced', in: 'all' },
  {
    pattern: /\b(test|it|describe)(\.\w+)*\.only\(/,
    why: 'it keeps every other test from running',
    in: 'scripts',
  },
  { pattern: /@ts-(ignore|nocheck|expect-error)/, why: 'say the type instead', in: 'scripts' },
  { pattern: /biome-ignore/, why: 'write it so that the rule holds', in: 'all' },
  { pattern: /(^|[\s'"`(=:])\/(work|home|Users|root)\/\w/, why: 'it is the path of one machine', in: 'all' },
  { pattern: /\/\/(registry|npm|pypi|proxy)\.[\w-]+\.\w/, why: 'it names a package registry', in: 'all' },
]
