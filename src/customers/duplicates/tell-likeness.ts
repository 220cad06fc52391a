import type { LikenessCode, LikenessReason } from './likeness.ts'

const reasonWords: Readonly<Record<LikenessCode, string>> = {
  'same-name': 'the same name',
  'like-name': 'a like name',
  'name-begins': 'one name is the beginning of the other',
  initials: 'initials that fit',
  'same-mail': 'the same address',
  'same-phone': 'the same number',
  'same-crm-id': 'the same CRM id',
  'same-account': 'at the same company',
  'worked-there': 'one worked where the other does',
  'same-core-name': 'the same name but for the legal form',
  'other-name': 'one is also known as the other',
  'same-domain': 'the same domain',
  'mail-domain': 'its people write from the other’s domain',
  'same-country': 'in the same country',
}

/** Why two look like one, in a line: “the same name · at the same company”. What is shared is said where it is given. */
export function tellLikeness(reasons: readonly LikenessReason[]): string {
  return reasons
    .map(({ code, detail }) =>
      detail !== null && (code === 'same-mail' || code === 'same-domain')
        ? `${reasonWords[code]}, ${detail}`
        : reasonWords[code],
    )
    .join(' · ')
}
