/** A refusal the caller must handle: a value, never an exception. `code` is a closed word per rule. */
export type Refusal<Code extends string = string> = {
  readonly ok: false
  readonly refusal: Code
  /** One plain sentence for the person who asked. */
  readonly why: string
  /** What the person may need to go on: dates, names, counts. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** What a rule decided: the thing asked for, or a refusal that says why. */
export type Decision<Value extends object, Code extends string = string> =
  | ({ readonly ok: true } & Readonly<Value>)
  | Refusal<Code>

/** Builds a positive decision carrying `value`. */
export function accept<Value extends object>(value: Value): { readonly ok: true } & Readonly<Value> {
  return { ok: true, ...value }
}

/** Builds a refusal with its code, its sentence and the facts behind it. */
export function refuse<Code extends string>(
  refusal: Code,
  why: string,
  facts?: Readonly<Record<string, unknown>>,
): Refusal<Code> {
  return facts === undefined ? { ok: false, refusal, why } : { ok: false, refusal, why, facts }
}
