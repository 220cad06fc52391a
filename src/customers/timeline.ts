/** What a line of a record's past is: something asked, done, given or touched on, a text, or a change on record. */
export const timelineKinds = ['ask', 'use', 'give', 'touch', 'text', 'change'] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** What events are called in a timeline; the others are read from their own names. */
const sentences: Readonly<Record<string, string>> = {
  'account.created': 'Added',
  'account.changed': 'Changed',
  'account.owner-set': 'Handed over',
  'account.product-set': 'Product recorded',
  'account.product-removed': 'Product taken off',
  'account.last-contact-recorded': 'Last real contact recorded',
  'account.rival-recorded': 'Competitor recorded',
  'account.rival-removed': 'Competitor taken off',
  'case.opened': 'Case opened',
  'case.closed': 'Case closed',
  'case.rated': 'Word on a closed case',
  'initiative.noted': 'Initiative noted',
  'initiative.removed': 'Initiative taken off',
  'cultivation.logged': 'Something done for them, logged',
  'cultivation.changed': 'Something done for them, put right',
  'cultivation.removed': 'Something done for them, taken back',
  'contact.created': 'Contact added',
  'contact.changed': 'Contact changed',
  'contact.details-seen': 'Mail and phone looked at',
  'contact.moved': 'Moved to another account',
  'contact.left': 'Left',
  'contact.came-back': 'Came back',
  'contact.joined': 'Joined',
  'contact.role-changed': 'New role',
  'contact.reporting-line-set': 'Reporting line recorded',
  'contact.absence-recorded': 'Absence recorded',
  'contact.absence-removed': 'Absence taken off',
  'opportunity.created': 'Opportunity added',
  'opportunity.changed': 'Opportunity changed',
  'opportunity.closed': 'Opportunity closed',
  'opportunity.reopened': 'Opportunity reopened',
  'request.taken': 'Request taken up',
  'request.question-asked': 'Question to the requester',
  'request.question-answered': 'Question answered',
  'request.message-written': 'Message about the request',
  'request.advocate-proposed': 'Advocate proposed',
  'request.proposal-withdrawn': 'Proposal taken back',
  'request.approval-decided': 'Approval answered',
  'request.approval-reassigned': 'Approval handed over',
  'request.ask-sent': 'Customer asked',
  'request.ask-answered': 'Customer answered',
  'request.ask-expired': 'Ask ended without an answer',
  'request.ask-done': 'Took place',
  'request.ask-missed': 'Did not take place',
  'request.meeting-agreed': 'Talk agreed',
  'request.meeting-cancelled': 'Talk cancelled',
  'request.feedback-given': 'Feedback given',
  'request.outcome-told': 'Customer told what came of it',
  'person.sign-in-failed': 'Sign-in failed',
}

/** Field names of the contracts in plain words; the others are read from their own names. */
const fieldWords: Readonly<Record<string, string>> = {
  industryId: 'industry',
  parentId: 'parent account',
  ownerId: 'owner',
  personaId: 'persona',
  productId: 'product',
  accountId: 'account',
  useCaseIds: 'use cases',
  contract: 'contract value',
  renewalOn: 'renewal date',
  churnNoticeOn: 'churn notice',
  crmId: 'CRM id',
  closeOn: 'close date',
  createdOn: 'creation date',
  mails: 'mail addresses',
  custom: 'custom fields',
}

/** An event's name as a person reads it: `advocate.stage-changed` is “Advocate stage changed”. */
export function tellHappening(name: string): string {
  const known = sentences[name]
  if (known !== undefined) return known
  const words = name.replaceAll(/[.-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A contract's field as a person reads it: `displacedCompetitors` is “displaced competitors”. */
export function tellField(field: string): string {
  return (
    fieldWords[field] ?? field.replace(/On$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  )
}
