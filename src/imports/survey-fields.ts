import { accountReference, mailNames, nameParts } from './contact-fields.ts'
import { deletedField, type Field, idNames } from './field.ts'

const answers: readonly Field[] = [
  {
    name: 'nps',
    label: 'Would recommend us, 0 to 10',
    reads: 'amount',
    says:
      'NPS | NPS score | Score | Net promoter score | Likelihood to recommend | How likely are you to recommend us | ' +
      'Recommend | Rating | Weiterempfehlung | Bewertung',
  },
  {
    name: 'csat',
    label: 'Satisfaction, 1 to 5',
    reads: 'amount',
    says: 'CSAT | CSAT score | Satisfaction | Customer satisfaction | Zufriedenheit',
  },
  {
    name: 'ces',
    label: 'Ease, 1 to 7',
    reads: 'amount',
    says: 'CES | CES score | Effort score | Customer effort score | Ease | Effort | Aufwand',
  },
  {
    name: 'scale',
    label: 'Highest possible score',
    reads: 'count',
    says: 'Scale | Max score | Maximum score | Out of | Skala',
  },
  {
    name: 'comment',
    label: 'Comment',
    reads: 'text',
    says:
      'Comment | Comments | Feedback | Verbatim | Open answer | Reason | Why | What is the reason for your score | ' +
      'Kommentar | Begründung',
  },
  {
    name: 'at',
    label: 'Answered on',
    reads: 'moment',
    says:
      'Surveyed at | Surveyed on | Answered at | Answered on | Responded at | Response date | Submitted at | ' +
      'Completed at | Recorded date | Survey date | Date | Timestamp | Created at | Beantwortet am | Datum',
  },
]

/** How much whoever answered used the product by then, by measure: feeds the milestones of `signals/usage-milestone.ts`. */
export const usageFields: readonly Field[] = [
  {
    name: 'sessions',
    label: 'Sessions',
    reads: 'amount',
    says: 'Sessions | Session count | Visits | Logins | Sitzungen',
  },
  {
    name: 'messages',
    label: 'Messages',
    reads: 'amount',
    says: 'Messages | Message count | Messages sent | Nachrichten',
  },
  {
    name: 'activeDays',
    label: 'Active days',
    reads: 'amount',
    says: 'Active days | Days active | Aktive Tage',
  },
]

/** What a file of survey answers can hold. Who answered is known by an id, a mail address, or name and account. */
export const surveyFields: readonly Field[] = [
  {
    name: 'crmId',
    label: 'Id of who answered',
    reads: 'line',
    says: `Respondent ID | Contact ID | ContactId | User ID | Customer ID | ${idNames} | Kontakt-ID`,
  },
  { name: 'email', label: 'Mail address', reads: 'line', says: mailNames, looks: 'mail' },
  {
    name: 'name',
    label: 'Name',
    reads: 'line',
    says: 'Name | Full name | Contact | Contact name | Respondent | Respondent name | Kontakt',
  },
  ...nameParts,
  ...accountReference.filter(({ name }) => name === 'accountName'),
  ...answers,
  {
    name: 'externalId',
    label: 'Id of the answer',
    reads: 'line',
    says: 'Response ID | Answer ID | Submission ID | Survey response ID | Antwort-ID',
  },
  {
    name: 'person',
    label: 'Colleague it is credited to',
    reads: 'line',
    says: 'Credit | Credited to | CSM | Agent | Support agent | Owner | Betreuer',
  },
  { name: 'team', label: 'Team it is credited to', reads: 'line', says: 'Team | Department | Abteilung' },
  ...usageFields,
  deletedField,
]
