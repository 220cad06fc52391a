import { seniorities } from '../customers/contact.ts'
import { seniorityOf } from '../customers/persona.ts'
import { deletedField, type Field, idNames } from './field.ts'

const readSeniorityWord = (text: string) =>
  seniorities.find((word) => word === text.trim().toLowerCase().replace(/\s+/g, '-')) ?? seniorityOf(text)

/** The columns by which a row names an account, in files of contacts, opportunities, advocates, texts, history. */
export const accountReference: readonly Field[] = [
  {
    name: 'accountCrmId',
    label: 'CRM id of the account',
    reads: 'line',
    says:
      'AccountId | Account ID | Associated Company ID | Primary Associated Company ID | Company ID | ' +
      'Kundennummer',
    code: true,
  },
  {
    name: 'accountName',
    label: 'Account',
    reads: 'line',
    says:
      'Account | Account Name | Company | Company Name | Associated Company | Customer | ' +
      'Customer name | Organisation | Organization | Employer | Firma | Unternehmen | Kunde | ' +
      'Kundenname | Arbeitgeber',
  },
  {
    name: 'accountDomain',
    label: 'Domain of the account',
    reads: 'line',
    says: 'Domain | Account Domain | Company Domain | Company Domain Name | Website | Company website',
    looks: 'web',
  },
]

export const nameParts: readonly Field[] = [
  {
    name: 'firstName',
    label: 'First name',
    reads: 'line',
    says: 'First name | Given name | Forename | Vorname',
  },
  {
    name: 'lastName',
    label: 'Last name',
    reads: 'line',
    says: 'Last name | Family name | Surname | Nachname | Familienname',
  },
]

export const mailNames =
  'Email | E-mail | Mail | Mail address | Email address | Work email | Business email | E-Mail-Adresse | Mailadresse'

/** What a file of contacts can hold. */
export const contactFields: readonly Field[] = [
  {
    name: 'name',
    label: 'Name',
    reads: 'line',
    says:
      'Name | Full name | Contact name | Contact | Person | Ansprechpartner | Kontakt | ' +
      'Vollständiger Name',
  },
  ...nameParts,
  {
    name: 'crmId',
    label: 'CRM id',
    reads: 'line',
    says: `${idNames} | Contact ID | Lead ID | Record ID - Contact | Kontakt-ID`,
  },
  ...accountReference,
  {
    name: 'convertedContactId',
    label: 'CRM id of the contact a lead became',
    reads: 'line',
    says: 'ConvertedContactId | Converted Contact ID',
  },
  {
    name: 'convertedAccountId',
    label: 'CRM id of the account a lead became',
    reads: 'line',
    says: 'ConvertedAccountId | Converted Account ID',
  },
  {
    name: 'mails',
    label: 'Mail address',
    reads: 'mails',
    says: `${mailNames} | Secondary email | Other email | Additional email addresses | Private email`,
    looks: 'mail',
    many: true,
  },
  {
    name: 'bouncedOn',
    label: 'Mail came back on',
    reads: 'day',
    says: 'EmailBouncedDate | Email bounced on | Bounced on | Unzustellbar seit',
  },
  {
    name: 'title',
    label: 'Title',
    reads: 'line',
    says: 'Title | Job title | Position | Function | Jobtitel | Funktion | Berufsbezeichnung',
  },
  {
    name: 'titleAndAccount',
    label: 'Title and account in one',
    reads: 'line',
    says: 'Title and org | Title and organisation | Title and company | Title, company | Funktion und Firma',
  },
  {
    name: 'persona',
    label: 'Persona',
    reads: 'line',
    says: 'Persona | Buyer persona | Department | Abteilung | Buying role',
  },
  {
    name: 'seniority',
    label: 'Seniority',
    reads: 'word',
    word: readSeniorityWord,
    words: seniorities,
    says: 'Seniority | Seniority level | Level | Hierarchieebene',
  },
  {
    name: 'phone',
    label: 'Phone',
    reads: 'line',
    says:
      'Phone | Phone number | Telephone | Work phone | Business phone | Mobile | Mobile phone | ' +
      'Mobile phone number | Telefon | Telefonnummer | Mobil | Handy',
  },
  { name: 'timeZone', label: 'Time zone', reads: 'line', says: 'Time zone | Timezone | Zeitzone' },
  {
    name: 'preferredChannel',
    label: 'Preferred channel',
    reads: 'line',
    says: 'Preferred channel | Preferred contact method | Bevorzugter Kanal | Kontaktweg',
  },
  { name: 'assistant', label: 'Assistant', reads: 'line', says: 'Assistant | Assistant name | Assistenz' },
  {
    name: 'languages',
    label: 'Languages',
    reads: 'list',
    says: 'Languages | Language | Preferred language | Sprachen | Sprache | Korrespondenzsprache',
    many: true,
  },
  {
    name: 'owner',
    label: 'Relationship owner',
    reads: 'line',
    says: 'Relationship owner | Contact owner | Owner | Owner ID | Owner name | Lead owner | CSM | Betreuer',
  },
  {
    name: 'leftOn',
    label: 'Left the account on',
    reads: 'day',
    says: 'Left on | Left | No longer there since | Ausgeschieden am | Ausgeschieden',
  },
  deletedField,
]
