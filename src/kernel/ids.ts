declare const noun: unique symbol

/** A UUID that belongs to one noun, so that an account's id cannot be passed where a contact's is meant. */
export type Id<Noun extends string> = string & { readonly [noun]: Noun }

export type WorkspaceId = Id<'workspace'>
export type PersonId = Id<'person'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True when `text` has the form of a UUID. */
export function isUuid(text: string): boolean {
  return uuid.test(text)
}

/** Brands a UUID as a noun's id. Throws on anything that is no UUID: that is a bug, not bad input. */
export function toId<Noun extends string>(text: string): Id<Noun> {
  if (!isUuid(text)) throw new TypeError(`not an id: ${text}`)
  return text as Id<Noun>
}
