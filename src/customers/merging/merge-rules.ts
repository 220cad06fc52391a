/**
 * How two rows become one where a unique index would not let both stand: `survivor` names the row of the record that
 * stays, `absorbed` the other; all expressions are SQL over these two.
 */
export type MergeRule = {
  /** True where the survivor's row takes over everything the absorbed one says; without it nothing. */
  readonly takesOver?: string
  /** Columns of the row that stays, made of both. */
  readonly combine?: Readonly<Record<string, string>>
  /** The absorbed row stays beside the other, changed like this; without it, it goes (and comes back by undoing). */
  readonly beside?: Readonly<Record<string, string>>
}

/** Nothing to decide: both rows say the same, or the survivor's counts. */
const survivorCounts: MergeRule = {}

const later = (column: string): MergeRule => ({
  takesOver: `survivor.${column} is null or absorbed.${column} > survivor.${column}`,
})

/** The narrower permission counts (domain.md, "a stricter limit, whoever set it, wins"): no before yes, and the shorter. */
const narrowerPermission: MergeRule = {
  takesOver: `(case when absorbed.answer = 'refused' or absorbed.withdrawn_on is not null then 0 when absorbed.answer = 'given' then 1 else 2 end)
    < (case when survivor.answer = 'refused' or survivor.withdrawn_on is not null then 0 when survivor.answer = 'given' then 1 else 2 end)`,
  combine: {
    valid_until: `case when survivor.answer = 'given' and absorbed.answer = 'given'
      then least(survivor.valid_until, absorbed.valid_until) else survivor.valid_until end`,
    scope: `case when survivor.answer = 'given' and absorbed.answer = 'given' and survivor.scope is distinct from absorbed.scope
      then nullif(concat_ws('; ', survivor.scope, absorbed.scope), '') else survivor.scope end`,
  },
}

/** Of these the greater number protects more; of all other limits the lesser. */
const greaterIsStricter = `('protection.window', 'protection.refusal-rest', 'protection.renewal-hold', 'protection.renewal-yes')`
const stricterLimit: MergeRule = {
  takesOver: `case when survivor.setting in ${greaterIsStricter} then absorbed.value > survivor.value else absorbed.value < survivor.value end`,
}

const strengthOfAnswer = (row: string) =>
  `(case ${row}.answer when 'never' then 0 when 'no' then 1 when 'maybe' then 2 else 3 end)`

const ended = (row: string) => `${row}.stage in ('retired', 'declined')`
const alongJourney = (row: string) =>
  `array_position(array['potential', 'introduced', 'interviewed', 'discoverable', 'active'], ${row}.stage)`
/** Whoever ended later has ended; of two who go on, the one further along counts. */
const absorbedStageCounts = `(case when ${ended('survivor')} or ${ended('absorbed')}
  then absorbed.stage_since > survivor.stage_since else ${alongJourney('absorbed')} > ${alongJourney('survivor')} end)`
const ofTheirStage = (column: string) =>
  `case when ${absorbedStageCounts} then absorbed.${column} else survivor.${column} end`
const either = (...columns: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, `coalesce(survivor.${column}, absorbed.${column})`]))

/**
 * By the name of the unique index, for every one that contains the id of a contact or an account. A test reads the
 * catalogue and fails where an entry is missing.
 */
export const mergeRules: Readonly<Record<string, MergeRule>> = {
  account_aliases_pkey: survivorCounts,
  account_displacements_pkey: survivorCounts,
  account_outside_approvers_pkey: later('named_at'),
  account_products_pkey: {
    combine: { live_on: 'least(survivor.live_on, absorbed.live_on)', ...either('product_version') },
  },
  account_rivals_by_name: survivorCounts,
  account_rivals_pair: survivorCounts,
  account_use_cases_pkey: survivorCounts,
  advocate_favourites_pkey: survivorCounts,
  advocate_topics_pkey: survivorCounts,
  advocates_pkey: {
    combine: {
      stage: ofTheirStage('stage'),
      stage_since: ofTheirStage('stage_since'),
      joined_on: 'least(survivor.joined_on, absorbed.joined_on)',
      own_asks_a_quarter: 'least(survivor.own_asks_a_quarter, absorbed.own_asks_a_quarter)',
      own_notice_days: 'greatest(survivor.own_notice_days, absorbed.own_notice_days)',
      recontact_on: 'greatest(survivor.recontact_on, absorbed.recontact_on)',
      ...either('introduced_by', 'introduction_how', 'interview_override', 'recommend_score', 'gift_note'),
      ...either('limits_confirmed_by', 'limits_confirmed_at', 'topics_confirmed_by', 'topics_confirmed_at'),
      ...either('employment_confirmed_by', 'employment_confirmed_at'),
    },
  },
  assignment_dismissals_pkey: survivorCounts,
  assignment_lines_once: survivorCounts,
  // Of two open questions about one person the survivor's goes on.
  change_reviews_open: { beside: { decision: `'stays'`, decided_at: 'now()' } },
  contact_languages_pkey: survivorCounts,
  custom_values_pkey: survivorCounts,
  duplicate_pairs_workspace_id_record_one_id_other_id_key: survivorCounts,
  erasures_one: { beside: { state: `'withdrawn'` } },
  direct_modes_account: survivorCounts,
  fact_confirmations_workspace_id_contact_id_account_id_fact__key: later('confirmed_at'),
  held_owner_asks_workspace_id_person_id_week_on_task_about_k_key: survivorCounts,
  interviews_open: {
    beside: { state: `'finished'`, finished_at: `coalesce(absorbed.started_at, absorbed.updated_at)` },
  },
  nominations_open: {
    beside: { state: `'duplicate'`, duplicate_of: 'survivor.id', decided_at: 'now()' },
  },
  outreaches_live: { beside: { state: `'withdrawn'` } },
  permissions_company: narrowerPermission,
  permissions_person: narrowerPermission,
  private_ratings_pkey: later('rated_at'),
  profile_sections_pkey: {
    combine: {
      body: `case when absorbed.body = '' or strpos(survivor.body, absorbed.body) > 0 then survivor.body
        when survivor.body = '' then absorbed.body else survivor.body || E'\\n\\n' || absorbed.body end`,
      ...either('confirmed_by', 'confirmed_at'),
    },
  },
  protection_limits_account: stricterLimit,
  protection_limits_contact: stricterLimit,
  real_contacts_pkey: later('happened_on'),
  relationship_routes_pkey: survivorCounts,
  saved_need_fits_pkey: survivorCounts,
  saved_needs_waiting: survivorCounts,
  term_mapping_records_pkey: survivorCounts,
  seen_employments_pkey: survivorCounts,
  touch_plans_pkey: later('set_at'),
  willingness_pkey: {
    takesOver: `${strengthOfAnswer('absorbed')} < ${strengthOfAnswer('survivor')}`,
    combine: {
      own_limit: 'least(survivor.own_limit, absorbed.own_limit)',
      is_public: 'survivor.is_public and absorbed.is_public',
      ...either('languages', 'limit_note', 'own_limit_days'),
    },
  },
}

/**
 * Columns that hold the id of a contact or an account without a foreign key saying so: they go along. (Ids are unique
 * across tables, so that a column for records of several kinds needs no more.)
 */
export const looseReferences: readonly { readonly table: string; readonly column: string }[] = [
  { table: 'custom_values', column: 'record_id' },
  { table: 'duplicate_pairs', column: 'one_id' },
  { table: 'duplicate_pairs', column: 'other_id' },
  { table: 'held_owner_asks', column: 'about_id' },
  { table: 'never_withs', column: 'account_id' },
  { table: 'owner_asks', column: 'about_id' },
  { table: 'term_mapping_records', column: 'record_id' },
  { table: 'link_hashes', column: 'subject_id' },
  { table: 'mails', column: 'about_id' },
  { table: 'notifications', column: 'about_id' },
]

/**
 * Tables made of others, which are not moved: the absorbed record's rows go, and the survivor's are made anew by whoever
 * answers for them when the merging is announced.
 */
export const madeOfOthers: readonly string[] = [
  'advocate_changes',
  'advocate_documents',
  'candidate_reasons',
  'candidates',
  'candidates_due',
  'dated_facts',
  'protection_standings',
]

/** Columns that change by themselves, or count changes: they stand in the way of no undoing. */
export const changesByItself: readonly string[] = ['version', 'updated_at', 'completeness', 'updated_by']

/** Tables whose rows relate two records of a kind, the lesser id first: a row that would relate one to itself goes. */
export const orderedPairs: readonly {
  readonly table: string
  readonly columns: readonly [string, string]
}[] = [{ table: 'account_rivals', columns: ['account_id', 'rival_id'] }]
