/** Where a parameter's name is not `<table>Id`, the table that holds its record, in the singular. */
const otherNames: Readonly<Record<string, string>> = {
  fieldId: 'custom_field',
  termId: 'taxonomy_term',
  mappingId: 'term_mapping',
  eventId: 'person',
  askId: 'ledger_entry',
  entryId: 'ledger_entry',
  textId: 'customer_text',
  restId: 'protection_rest',
  objectionId: 'protection_objection',
  limitId: 'protection_limit',
  neverWithId: 'never_with',
  resultId: 'profile_result',
  approvalId: 'ask_approval',
  rivalId: 'account_rival',
  exceptionId: 'request_exception',
  fileId: 'request_file',
  templateId: 'outreach_template',
  pairId: 'duplicate_pair',
}

/** The tables that may hold the record a path parameter names, in the singular, the likeliest first. */
export function recordWordsOf(parameter: string): string[] {
  const word =
    otherNames[parameter] ??
    parameter.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return [word, word.split('_').at(-1) ?? word]
}

/** `taxonomy_terms` as `taxonomy_term`. */
export function singular(table: string): string {
  if (table === 'people') return 'person'
  return table
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch)es$/, '$1')
    .replace(/s$/, '')
}
