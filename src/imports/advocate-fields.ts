import { defaultCatalogue } from '../activities/catalogue.ts'
import { accountReference, mailNames } from './contact-fields.ts'
import { deletedField, type Field, idNames } from './field.ts'

/** Uses a person or a company may permit; each is a column of its own in a file of advocates. */
export const permissionUses = [
  'name',
  'logo',
  'quote',
  'recording',
  'press',
  'analysts',
  'investors',
] as const

const readGiven = (text: string): string | null => {
  const word = text.trim().toLowerCase()
  if (/^(given|granted|yes|y|ja|j|true|1|x|ok|approved|erteilt)$/.test(word)) return 'given'
  return /^(refused|denied|no|n|nein|false|0|abgelehnt|verweigert)$/.test(word) ? 'refused' : null
}

const permissionFields: readonly Field[] = permissionUses.flatMap((use) => [
  {
    name: `permission.${use}`,
    label: `Permission: ${use}`,
    reads: 'word',
    word: readGiven,
    words: ['given', 'refused', 'yes', 'no'],
    says: `Permission ${use} | ${use} permission | May use ${use} | Personal permission ${use} | Freigabe ${use}`,
  },
  {
    name: `companyPermission.${use}`,
    label: `Permission of the company: ${use}`,
    reads: 'word',
    word: readGiven,
    words: ['given', 'refused', 'yes', 'no'],
    says: `Company permission ${use} | Company ${use} permission | Firmenfreigabe ${use}`,
  },
])

/** One column per activity type, with yes, maybe, no or never in it; its name as the catalogue has it. */
const willingnessFields: readonly Field[] = defaultCatalogue.map((kind) => ({
  name: `willing.${kind.code}`,
  label: `Willing: ${kind.name}`,
  reads: 'line',
  // A permission called like an activity (logo permission) is the permission.
  says: [`Willing ${kind.name}`, kind.name, kind.germanName ?? kind.name, ...kind.aliases].join(' | '),
}))

/** What a file of existing advocates can hold. */
export const advocateFields: readonly Field[] = [
  {
    name: 'name',
    label: 'Name',
    reads: 'line',
    says:
      'Name | Full name | Advocate | Advocate name | Contact | Contact name | Referenzgeber | ' +
      'Ansprechpartner',
  },
  { name: 'firstName', label: 'First name', reads: 'line', says: 'First name | Given name | Vorname' },
  {
    name: 'lastName',
    label: 'Last name',
    reads: 'line',
    says: 'Last name | Family name | Surname | Nachname',
  },
  { name: 'email', label: 'Mail address', reads: 'line', says: mailNames, looks: 'mail' },
  {
    name: 'crmId',
    label: 'CRM id of the contact',
    reads: 'line',
    says: `${idNames} | Contact ID | Kontakt-ID`,
  },
  ...accountReference.filter((field) => field.name !== 'accountDomain'),
  {
    name: 'stage',
    label: 'Stage of the journey',
    reads: 'line',
    says: 'Stage | Advocate stage | Status | Is advocate | Program status | Phase',
  },
  {
    name: 'joinedOn',
    label: 'In the program since',
    reads: 'day',
    says: 'Joined | Joined on | Member since | Advocate since | In the program since | Dabei seit',
  },
  {
    name: 'introducedBy',
    label: 'Introduced by',
    reads: 'line',
    says: 'Introduced by | Nominated by | Recruited by | Vorgestellt von | Eingeführt von',
  },
  {
    name: 'introductionHow',
    label: 'How introduced',
    reads: 'line',
    says: 'How introduced | Introduction | Source',
  },
  {
    name: 'interviewedOn',
    label: 'Interviewed on',
    reads: 'day',
    says: 'Interviewed | Interviewed on | Interview date | Interview am',
  },
  {
    name: 'willingTo',
    label: 'Willing to do',
    reads: 'line',
    says: 'Willing to | Willing to do | Activities | Reference types | Will do | Bereit zu | Aktivitäten',
  },
  ...permissionFields,
  {
    name: 'permissionsUntil',
    label: 'Permissions until',
    reads: 'day',
    says: 'Permissions until | Permission expires | Permission valid until | Freigabe bis',
  },
  {
    name: 'companyPermissionsUntil',
    label: 'Permissions of the company until',
    reads: 'day',
    says: 'Company permissions until | Company permission expires | Firmenfreigabe bis',
  },
  {
    name: 'ownAsksAQuarter',
    label: 'Own limit: asks a quarter',
    reads: 'count',
    says: 'Asks a quarter | Asks per quarter | Max asks per quarter | Own limit | Anfragen je Quartal',
  },
  {
    name: 'ownNoticeDays',
    label: 'Own notice in days',
    reads: 'count',
    says: 'Notice days | Notice in days | Own notice | Vorlauf in Tagen',
  },
  {
    name: 'blackoutFrom',
    label: 'Blackout from',
    reads: 'day',
    says: 'Blackout from | Unavailable from | Sperre von',
  },
  {
    name: 'blackoutUntil',
    label: 'Blackout until',
    reads: 'day',
    says: 'Blackout until | Unavailable until | Sperre bis',
  },
  { name: 'neverWith', label: 'Never with', reads: 'line', says: 'Never with | Do not match with | Nie mit' },
  { name: 'topics', label: 'Topics', reads: 'line', says: 'Topics | Expertise | Interests | Themen | Tags' },
  { name: 'languages', label: 'Languages', reads: 'line', says: 'Languages | Language | Sprachen | Sprache' },
  {
    name: 'situation',
    label: 'Situation',
    reads: 'text',
    says: 'Situation | Challenge | Problem | Ausgangslage',
  },
  { name: 'choice', label: 'Choice', reads: 'text', says: 'Choice | Why us | Decision | Entscheidung' },
  {
    name: 'deployment',
    label: 'Deployment',
    reads: 'text',
    says: 'Deployment | Implementation | Solution | Einführung',
  },
  {
    name: 'outcome',
    label: 'Outcome',
    reads: 'text',
    says: 'Outcome | Results | Benefits | Ergebnis | Nutzen',
  },
  { name: 'honestView', label: 'Honest view', reads: 'text', says: 'Honest view | Criticism | Kritik' },
  { name: 'advice', label: 'Advice', reads: 'text', says: 'Advice | Rat' },
  {
    name: 'recommendScore',
    label: 'Would recommend, 0 to 10',
    reads: 'count',
    says: 'Recommend score | NPS | NPS last | NPS score | Likelihood to recommend | Weiterempfehlung',
  },
  ...willingnessFields,
  deletedField,
]

/** What a file of past uses can hold. */
export const historyFields: readonly Field[] = [
  {
    name: 'activityType',
    label: 'Activity type',
    reads: 'line',
    says: 'Activity type | Activity | Reference type | Type | Kind of activity | Aktivität | Aktivitätsart',
  },
  {
    name: 'on',
    label: 'Date',
    reads: 'day',
    says:
      'Date | On | Done on | Activity date | Completed on | Completed date | Held on | Datum | ' +
      'Erledigt am | Am',
  },
  {
    name: 'kind',
    label: 'Kind (use, declined, share, give, touch)',
    reads: 'line',
    says: 'Kind | Status | Result | Entry kind | Art | Outcome status',
  },
  { name: 'email', label: 'Mail address of the contact', reads: 'line', says: mailNames, looks: 'mail' },
  {
    name: 'name',
    label: 'Contact',
    reads: 'line',
    says: 'Contact | Contact name | Advocate | Advocate name | Name | Full name | Kontakt',
  },
  { name: 'firstName', label: 'First name', reads: 'line', says: 'First name | Given name | Vorname' },
  { name: 'lastName', label: 'Last name', reads: 'line', says: 'Last name | Family name | Nachname' },
  {
    name: 'crmId',
    label: 'CRM id of the contact',
    reads: 'line',
    says: 'Contact ID | ContactId | Contact CRM ID | Kontakt-ID',
  },
  ...accountReference,
  {
    name: 'externalId',
    label: 'Id of the entry',
    reads: 'line',
    says: `${idNames} | Activity ID | Request ID | Entry ID`,
  },
  {
    name: 'title',
    label: 'Title',
    reads: 'line',
    says: 'Title | Subject | Description | Titel | Betreff | Beschreibung',
  },
  {
    name: 'minutes',
    label: 'Minutes',
    reads: 'count',
    says: 'Minutes | Duration | Duration in minutes | Minuten | Dauer',
  },
  {
    name: 'outcome',
    label: 'Outcome',
    reads: 'text',
    says: 'Outcome | Notes | Feedback | Comment | Ergebnis | Notiz',
  },
  { name: 'audience', label: 'Audience', reads: 'line', says: 'Audience | For | Zielgruppe | Publikum' },
  {
    name: 'opportunityCrmId',
    label: 'CRM id of the opportunity',
    reads: 'line',
    says: 'Opportunity ID | OpportunityId | Deal ID | Opportunity | Chancen-ID',
  },
  deletedField,
]
