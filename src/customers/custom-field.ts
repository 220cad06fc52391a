import { clean, squeeze } from '../kernel/text.ts'
import { isDay } from '../kernel/time.ts'

export const customRecords = ['account', 'contact', 'opportunity', 'advocate'] as const
export type CustomRecord = (typeof customRecords)[number]

export const customKinds = ['text', 'choice', 'number', 'date'] as const
export type CustomKind = (typeof customKinds)[number]

export type CustomField = {
  readonly id: string
  readonly record: CustomRecord
  readonly label: string
  readonly kind: CustomKind
  /** What a choice may be; empty for the other kinds. */
  readonly choices: readonly string[]
}

/** A value as it is stored: exactly one of the three. */
export type CustomValue =
  | { readonly kind: 'text' | 'choice'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly day: string }

export type ReadValue =
  | { readonly ok: true; readonly value: CustomValue | null }
  | { readonly ok: false; readonly reason: string }

/** Longest text of a custom field: a sentence or two, not a story. */
const textLimit = 2_000

/**
 * Reads a value of a custom field from text, as a form or a file has it. Empty is no value. A choice is found
 * whatever its case and spaces, a number in plain digits with a decimal point or comma, a date as 2026-03-01
 * (a file's own date forms are read before). Refuses anything else with its reason.
 */
export function readCustomValue(
  field: Pick<CustomField, 'kind' | 'choices'>,
  text: string | null,
): ReadValue {
  const given = clean(text)
  if (given === null) return { ok: true, value: null }
  switch (field.kind) {
    case 'text':
      if (given.length > textLimit) return { ok: false, reason: `is longer than ${textLimit} characters` }
      return { ok: true, value: { kind: 'text', text: given } }
    case 'choice':
      return readChoice(field.choices, given)
    case 'number':
      return readNumber(given)
    case 'date':
      if (!isDay(given)) return { ok: false, reason: `“${given}” is no day; write it as 2026-03-01` }
      return { ok: true, value: { kind: 'date', day: given } }
  }
}

function readChoice(choices: readonly string[], given: string): ReadValue {
  const found =
    choices.find((choice) => choice === given) ?? choices.find((choice) => squeeze(choice) === squeeze(given))
  if (found !== undefined) return { ok: true, value: { kind: 'choice', text: found } }
  const shown = choices.slice(0, 6).join(', ')
  return { ok: false, reason: `“${given}” is none of ${shown}${choices.length > 6 ? ' and others' : ''}` }
}

function readNumber(given: string): ReadValue {
  const plain = given
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/,(?=\d{1,2}$)/, '.')
    .replace(/,(?=\d{3}(\D|$))/g, '')
  const number = Number(plain)
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain) || !Number.isFinite(number) || Math.abs(number) > 1e15) {
    return { ok: false, reason: `“${given}” is no number` }
  }
  return { ok: true, value: { kind: 'number', number } }
}

/** The value as text, as a form, a filter and an export have it. */
export function writeCustomValue(value: CustomValue): string {
  if (value.kind === 'number') return String(value.number)
  return value.kind === 'date' ? value.day : value.text
}

/** The choices of a field as they are kept: trimmed, each once, in their order. */
export function tidyChoices(choices: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const choice of choices) {
    const kept = clean(choice)
    if (kept !== null && !byKey.has(squeeze(kept))) byKey.set(squeeze(kept), kept)
  }
  return [...byKey.values()]
}
