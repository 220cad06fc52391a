import { readSignalKind, readTone, signalKindWords } from '../signals/read-signal-kind.ts'
import { tones } from '../signals/signal.ts'
import { accountReference, mailNames, nameParts } from './contact-fields.ts'
import { deletedField, type Field, idNames } from './field.ts'

const answers: readonly Field[] = [
  {
    name: 'kind',
    label: 'Kind of signal (NPS, praise, closed case, business review …)',
    reads: 'word',
    word: readSignalKind,
    words: signalKindWords,
    isAsked: true,
    says: 'Signal | Signal kind | Kind of signal | Signal type | Art des Signals | Signalart',
  },
  {
    name: 'nps',
    label: 'Score (would recommend us, 0 to 10, where no kind is said)',
    reads: 'amount',
    says:
      'NPS | NPS score | Score | Net promoter score | Likelihood to recommend | How likely are you to recommend us | ' +
      'Recommend | Rating | Weiterempfehlung | Bewertung',
  },
  {
    name: 'csat',
    label: 'Satisfaction, 1 to 5',
    reads: 'amount',
    says:
      'CSAT | CSAT score | CSAT rating | Satisfaction | Customer satisfaction | Case rating | Rating of the case | ' +
      'Zufriedenheit',
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
      'What they said | Words | Milestone | Kommentar | Begründung',
  },
  {
    name: 'at',
    label: 'Day (answered, closed, held, reached)',
    reads: 'moment',
    says:
      'Surveyed at | Surveyed on | Answered at | Answered on | Responded at | Response date | Submitted at | ' +
      'Completed at | Recorded date | Survey date | Closed at | Closed on | Date closed | Closed date | Solved at | ' +
      'Resolved at | Held on | Happened on | Reached on | Date | Timestamp | Created at | Beantwortet am | ' +
      'Geschlossen am | Datum',
  },
  {
    name: 'tone',
    label: 'How it speaks for them (good, neutral, bad)',
    reads: 'word',
    word: readTone,
    words: tones,
    isAsked: true,
    says: 'Tone | Signal tone | Tonart',
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

/**
 * What a file of survey answers and other signals can hold. Who it is of is known by an id, a mail address, or name and
 * account; an account alone is told of as a whole.
 */
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
    label: 'Id of the answer, case or signal',
    reads: 'line',
    says:
      'Response ID | Answer ID | Submission ID | Survey response ID | Signal ID | Case number | Case ID | Ticket ID | ' +
      'Ticket number | Antwort-ID | Fallnummer',
  },
  {
    name: 'person',
    label: 'Colleague it is credited to',
    reads: 'line',
    says: 'Credit | Credited to | CSM | Agent | Support agent | Handled by | Solved by | Held by | Owner | Betreuer',
  },
  { name: 'team', label: 'Team it is credited to', reads: 'line', says: 'Team | Department | Abteilung' },
  ...usageFields,
  deletedField,
]
