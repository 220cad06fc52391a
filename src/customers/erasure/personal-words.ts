/** What stands where somebody was named. */
export const erasedWord = '[erased]'

/**
 * What becomes of a table's rows about an erased contact: they go; or stay for the totals with some columns emptied
 * (SQL expressions), the others staying as they are because they hold nothing personal.
 */
export type Emptying =
  | { readonly rows: 'go'; readonly of?: string }
  | {
      readonly rows: 'stay'
      readonly empty: Readonly<Record<string, string>>
      /** Text columns that may stay, since they hold codes, or words of ours about somebody else. */
      readonly keep?: readonly string[]
      readonly of?: string
    }

const go: Emptying = { rows: 'go' }
const word = `'${erasedWord}'`
const blank = (...columns: readonly string[]) => Object.fromEntries(columns.map((column) => [column, 'null']))
const ofTheirAsks = `ask_id in (select id from ledger_entries where workspace_id = current_workspace() and contact_id = $contact)`
const ofTheirNominations = `nomination_id in (select id from nominations where workspace_id = current_workspace() and contact_id = $contact)`
const aboutThem = `about_id = $contact`
// Also who answered from an address or with an id of theirs and was never said to be them.
const respondentsOfTheirs = `(contact_id = $contact or lower(email) = any($mails) or contact_id is null and outside_id = any($crms))`

/**
 * By table: every one that points at a contact and holds text, and those about them that point elsewhere. Without `of`
 * the rows are those whose `contact_id` is theirs. A test reads the catalogue and fails on a table or a text column that
 * points at a contact and that nobody thought of here. Beyond this list the person's names, addresses and numbers are
 * struck out wherever they stand in any text of the workspace (`server/strike-out.ts`).
 */
export const personalWords: Readonly<Record<string, Emptying>> = {
  contacts: {
    rows: 'stay',
    of: 'id = $contact',
    empty: {
      name: word,
      ...blank('title', 'persona_text', 'phone', 'time_zone', 'preferred_channel', 'assistant', 'crm_id'),
      ...blank('reports_to_id', 'reports_to_text'),
      // Nobody stands behind this record any more: every list, search and count leaves out what was merged away, even into itself.
      merged_into: 'id',
      left_on: 'coalesce(left_on, current_date)',
    },
    keep: ['seniority'],
  },
  absences: go,
  advocate_changes: go,
  advocate_documents: go,
  advocate_favourites: go,
  advocate_topics: go,
  advocates: {
    rows: 'stay',
    empty: {
      stage: `case when stage in ('retired', 'declined') then stage else 'retired' end`,
      ...blank(
        'introduction_how',
        'interview_override',
        'gift_note',
        'recommend_score',
        'own_asks_a_quarter',
      ),
      ...blank('own_notice_days', 'recontact_on'),
    },
    keep: ['stage'],
  },
  approval_answers: {
    rows: 'stay',
    of: ofTheirAsks,
    empty: blank('comment', 'said_by_name'),
    keep: ['through'],
  },
  ask_approvals: {
    rows: 'stay',
    of: ofTheirAsks,
    empty: blank('comment', 'decided_by_name'),
    keep: ['decided_through'],
  },
  ask_feedback: { rows: 'stay', of: ofTheirAsks, empty: blank('comment') },
  ask_meetings: { rows: 'stay', of: ofTheirAsks, empty: blank('place', 'missing') },
  ask_outside_approvers: { rows: 'go', of: ofTheirAsks },
  ask_prospects: { rows: 'stay', of: ofTheirAsks, empty: { questions: `''`, ended_reason: 'null' } },
  ask_wordings: {
    rows: 'stay',
    of: ofTheirAsks,
    empty: { text: word, ...blank('written_by_name', 'comment') },
  },
  assignment_dismissals: go,
  assignment_lines: { rows: 'go' },
  blackouts: go,
  cases: { rows: 'stay', empty: blank('words'), keep: ['number', 'title'] },
  change_reviews: { rows: 'stay', empty: blank('note'), keep: ['decision', 'cause'] },
  confirmation_rounds: {
    rows: 'stay',
    empty: { state: `case when state = 'open' then 'withdrawn' else state end` },
  },
  contact_languages: go,
  contact_mails: go,
  customer_texts: { rows: 'go', of: `contact_id = $contact` },
  candidate_reasons: go,
  candidates: go,
  candidates_due: go,
  cultivations: { rows: 'stay', empty: blank('words') },
  custom_values: { rows: 'go', of: 'record_id = $contact' },
  departures: { rows: 'stay', empty: {}, keep: ['cause'] },
  dated_facts: go,
  duplicate_pairs: { rows: 'go', of: '(one_id = $contact or other_id = $contact)' },
  employments: { rows: 'stay', empty: blank('title'), keep: ['source'] },
  erasures: { rows: 'stay', empty: {}, keep: ['reason', 'emptied'] },
  event_texts: {
    rows: 'stay',
    of: `event_id in (select event_id from event_abouts where workspace_id = current_workspace() and kind = 'contact' and record_id = any($ids))`,
    empty: { texts: `'{}'::jsonb` },
  },
  help_steps: {
    rows: 'stay',
    of: `help_id in (select id from helps where workspace_id = current_workspace() and contact_id = $contact)`,
    empty: blank('note'),
    keep: ['what', 'through'],
  },
  helps: { rows: 'stay', empty: { what: word, outcome: 'null' }, keep: ['source', 'state'] },
  insight_notes: { rows: 'stay', empty: { note: word }, keep: ['bears_on', 'answer'] },
  fact_confirmations: go,
  interview_drafts: go,
  interview_invitations: {
    rows: 'stay',
    empty: {
      ...blank('place', 'words', 'their_note'),
      state: `case when state in ('offered', 'named', 'agreed') then 'cancelled' else state end`,
    },
    keep: ['time_zone'],
  },
  interview_tasks: {
    rows: 'stay',
    empty: { words: 'null', state: `case when state in ('due', 'asked') then 'dropped' else state end` },
  },
  interviews: { rows: 'stay', empty: { answers: `'{}'::jsonb` } },
  journey_steps: { rows: 'stay', empty: blank('reason'), keep: ['from_stage', 'to_stage'] },
  ledger_entries: {
    rows: 'stay',
    empty: { title: word, ...blank('outcome', 'reason', 'evidence', 'title_then', 'external_id') },
    keep: ['persona_then', 'seniority_then'],
  },
  link_hashes: { rows: 'go', of: 'subject_id = $contact' },
  mails: {
    rows: 'stay',
    of: `(${aboutThem} or audience = 'customer' and lower(to_address) = any($mails))`,
    empty: {
      ...blank('to_address', 'to_name', 'sealed_link', 'calendar', 'failure'),
      ...{ subject: word, body_text: word, body_html: word },
      state: `case when state in ('queued', 'sending', 'unsure') then 'failed' else state end`,
    },
    keep: ['reply_to', 'from_name', 'about_kind'],
  },
  merged_records: { rows: 'go' },
  merges: { rows: 'go', of: '(survivor_id = any($ids) or absorbed_id = any($ids))' },
  never_withs: go,
  nomination_evidence: { rows: 'go', of: ofTheirNominations },
  nomination_voices: { rows: 'stay', of: ofTheirNominations, empty: blank('words') },
  nominations: {
    rows: 'stay',
    empty: {
      why: word,
      ...blank('evidence', 'decision_note', 'rule_findings'),
      state: `case when state = 'new' then 'withdrawn' else state end`,
    },
    keep: ['decline_reason'],
  },
  notifications: { rows: 'go', of: aboutThem },
  own_corrections: go,
  own_page_sendings: go,
  outreaches: {
    rows: 'stay',
    empty: {
      ...{ reason: word, plan: word },
      ...blank('owner_note', 'subject', 'answer_note', 'introduced_how'),
      state: `case when state in ('with-owner', 'free', 'written', 'later') then 'withdrawn' else state end`,
    },
  },
  permissions: go,
  reported_changes: {
    rows: 'stay',
    empty: {
      ...blank('employer', 'title_before', 'title_after', 'note'),
      // By it an address is known that was told of, and none of theirs is left; what a signal told stays known.
      told_key: `case when kind <> 'mail-bounced' then told_key end`,
    },
    keep: ['kind', 'source'],
  },
  seen_employments: go,
  private_ratings: go,
  profile_results: go,
  profile_sections: go,
  proposed_edits: go,
  protection_limits: { rows: 'go' },
  protection_objections: { rows: 'go' },
  protection_rests: { rows: 'stay', empty: blank('reason') },
  protection_standings: go,
  request_asks: {
    rows: 'stay',
    of: `(${ofTheirAsks} or addressee_id = $contact)`,
    empty: { why_you: `''`, result: `'[]'::jsonb`, ...blank('outcome_told', 'evidence', 'addressee_id') },
    keep: ['colleague'],
  },
  respondents: {
    rows: 'stay',
    of: respondentsOfTheirs,
    empty: { same_key: `'erased ' || id`, ...blank('outside_id', 'email', 'name', 'account_text') },
  },
  round_facts: go,
  saved_need_fits: go,
  saved_needs: go,
  self_nominations: {
    rows: 'stay',
    of: '(contact_id = $contact or lower(email) = any($mails))',
    empty: {
      ...{ name: word, email: word, why: word, doubts: `''` },
      ...blank('title', 'sender'),
      state: `case when state in ('quarantined', 'open') then 'discarded' else state end`,
    },
    keep: ['account_text', 'source', 'language', 'opening'],
  },
  signals: {
    rows: 'stay',
    of: `(contact_id = $contact or contact_id is null and respondent_id in (
      select id from respondents where workspace_id = current_workspace() and ${respondentsOfTheirs}))`,
    // What the product read from its own records is known by their ids alone, and would else be read a second time. Use is
    // known by whose it is besides: the milestone in front tells that this contact has reached it.
    empty: {
      comment: 'null',
      same_key: `case when source <> 'product' then 'erased ' || id
        when kind = 'usage' and contact_id is not null then regexp_replace(same_key, '[^ ]+$', 'erased ' || id)
        else same_key end`,
    },
    keep: ['object_kind', 'usage'],
  },
  touch_plans: go,
  value_touch_gives: { rows: 'stay', empty: {} },
  wide_edit_rows: { rows: 'stay', empty: blank('before'), keep: ['before_confirmed', 'left_as'] },
  willingness: go,
}
