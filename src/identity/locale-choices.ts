type Choice = { readonly value: string; readonly label: string }

const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pl',
  'pt',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'ja',
  'ko',
  'zh',
]

/** Languages by their names in the reader's; with the one that is set, whatever it is. */
export function languageOptions(chosen: string | null): Choice[] {
  const names = new Intl.DisplayNames(undefined, { type: 'language' })
  const codes = chosen === null || languages.includes(chosen) ? languages : [chosen, ...languages]
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((left, right) => left.label.localeCompare(right.label))
}

/** The time zones this browser knows, with the one that is set. */
export function timeZoneOptions(chosen: string | null): Choice[] {
  const known = Intl.supportedValuesOf('timeZone')
  const zones = ['UTC', ...known.filter((zone) => zone !== 'UTC')]
  const all = chosen === null || zones.includes(chosen) ? zones : [chosen, ...zones]
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

/** Currencies by code and name. */
export function currencyOptions(): Choice[] {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((value) => ({
    value,
    label: `${value}, ${names.of(value) ?? value}`,
  }))
}
