/**
 * What a JSON column can say of a merged record: nothing, because no id of a contact or an account stands in it; what was
 * so then, read with the id it had, from which the pointer leads on (`server/lead-on.ts`); what is made of other rows and
 * made anew when the merging is announced; or what is so now, so that the id moves along and the journal keeps what stood
 * there.
 */
export type JsonIds = 'none' | 'history' | 'made' | 'moves'

/**
 * By table and column, for every JSON column of a workspace's tables. A test reads the catalogue and fails on one that
 * nobody thought of here.
 */
export const jsonColumns: Readonly<Record<string, JsonIds>> = {
  'acceptance_rules.conditions': 'none',
  'activity_type_fields.choices': 'none',
  'activity_type_result_fields.choices': 'none',
  'assignment_lines.passed_over': 'moves',
  'assignment_lines.reasons': 'none',
  'assignment_requests.passed_over': 'moves',
  'calendar_needs.criteria': 'none',
  'candidate_reasons.rests_on': 'made',
  'candidate_rules.conditions': 'none',
  'custom_fields.choices': 'none',
  'duplicate_pairs.reasons': 'none',
  'erasures.emptied': 'none',
  'event_texts.texts': 'history',
  'events.data': 'history',
  // What was answered a moment ago is answered again as it was, for a day.
  'idempotency_records.response': 'history',
  'import_mappings.mapping': 'none',
  'imports.answers': 'none',
  'imports.mapping': 'none',
  'imports.notes': 'none',
  'imports.profiles': 'none',
  'imports.sheets': 'none',
  'imports.trial': 'none',
  'interview_drafts.sources': 'none',
  'interviews.answers': 'none',
  // Of mergings one after the other the last is undone first, so that each finds the ids it left.
  'merge_changes.after': 'history',
  'merge_changes.before': 'history',
  'merge_changes.row_key': 'history',
  'merges.choices': 'none',
  'merges.moved': 'none',
  'nominations.rule_findings': 'none',
  'protection_overrides.codes': 'none',
  'protection_standings.reasons': 'made',
  'public_pages.words': 'none',
  'request_asks.result': 'none',
  'requests.criteria': 'none',
  'requests.fields': 'none',
  'saved_need_fits.reasons': 'none',
  // The account to be convinced.
  'saved_needs.need': 'moves',
  'signals.usage': 'none',
  'wide_edit_rows.before_confirmed': 'none',
  'workspace_settings.value': 'none',
}

/** The columns whose ids go along. */
export const movingJson: readonly { readonly table: string; readonly column: string }[] = Object.entries(
  jsonColumns,
).flatMap(([name, ids]) => {
  const [table = '', column = ''] = name.split('.')
  return ids === 'moves' ? [{ table, column }] : []
})
