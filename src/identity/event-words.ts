/** Nouns of events as people read them, where the word alone does not do. */
const nounWords: Readonly<Record<string, string>> = {
  'sign-in-provider': 'sign-in provider',
  key: 'API key',
}

/** `person.roles-changed` as “Person: roles changed”. */
export function describeEventName(name: string): string {
  const [noun = '', deed = ''] = name.split('.')
  const words = (nounWords[noun] ?? noun).replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${deed.replaceAll('-', ' ')}`
}

/** The data of an event in a line: `fields: title, office; version: 2`. Ids are left out; they say nothing to a reader. */
export function describeEventData(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data)
    .filter(
      ([, value]) =>
        value !== null && value !== '' && !isId(value) && !(Array.isArray(value) && value.length === 0),
    )
    .map(
      ([name, value]) =>
        `${name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)}: ${textOf(value)}`,
    )
    .join('; ')
}

const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}
