import { accountReference, mailNames, nameParts } from './contact-fields.ts'
import { deletedField, type Field, idNames } from './field.ts'

const contactIds: readonly Field[] = [
  {
    name: 'contactCrmId',
    label: 'CRM id of the contact',
    reads: 'line',
    says: 'Contact ID | ContactId | Lead ID | Record ID - Contact | CRM ID | Kontakt-ID',
  },
  {
    name: 'contactMail',
    label: 'Mail address of the contact',
    reads: 'line',
    says: mailNames,
    looks: 'mail',
  },
]

const aboutText: readonly Field[] = [
  {
    name: 'title',
    label: 'Title',
    reads: 'line',
    says: 'Title | Headline | Story title | Titel | Überschrift',
  },
  {
    name: 'summary',
    label: 'Summary',
    reads: 'text',
    says: 'Summary | Abstract | Teaser | Zusammenfassung | Kurzfassung',
  },
  {
    name: 'attribution',
    label: 'Who said it (name, title, account)',
    reads: 'line',
    says: 'Attribution | Said by | Quoted person | Speaker | Zitiert',
  },
  {
    name: 'tags',
    label: 'Tags',
    reads: 'line',
    says: 'Tags | Keywords | Topics | Schlagworte | Stichworte',
  },
  { name: 'product', label: 'Product', reads: 'line', says: 'Product | Products | Produkt | Produkte' },
  {
    name: 'industry',
    label: 'Industry of a new account',
    reads: 'line',
    says: 'Industry | Sector | Branche',
  },
  {
    name: 'country',
    label: 'Country of a new account',
    reads: 'line',
    says: 'Country | Location | Land',
    looks: 'country',
  },
  { name: 'link', label: 'Link', reads: 'line', says: 'Link | URL | Story URL | Web address | Adresse' },
  {
    name: 'owner',
    label: 'Owner',
    reads: 'line',
    says: 'Owner | Story owner | Content owner | Verantwortlich',
  },
  {
    name: 'permission',
    label: 'Permission',
    reads: 'line',
    says: 'Permission | Permissions | Usage rights | Approval | Freigabe | Nutzungsrechte',
  },
  {
    name: 'datedOn',
    label: 'Date',
    reads: 'day',
    says: 'Date | Published | Published on | Publication date | Datum | Veröffentlicht am',
  },
  deletedField,
]

/** What a file of stories can hold. */
export const storyFields: readonly Field[] = [
  {
    name: 'externalId',
    label: 'Id',
    reads: 'line',
    says: `${idNames} | Story ID | Case study ID | Slug`,
  },
  {
    name: 'body',
    label: 'Story',
    reads: 'text',
    says: 'Body | Story | Text | Content | Full story | Geschichte | Inhalt',
  },
  ...accountReference,
  ...contactIds,
  {
    name: 'contactName',
    label: 'Contact',
    reads: 'line',
    says: 'Contact | Contact name | Advocate | Name | Full name | Author | Customer contact | Kontakt | Autor | Person',
  },
  ...nameParts,
  ...aboutText,
]

/** What a file of quotes can hold. A story's id is none of a quote: a story may hold several. */
export const quoteFields: readonly Field[] = [
  { name: 'externalId', label: 'Id', reads: 'line', says: `${idNames} | Quote ID` },
  {
    name: 'body',
    label: 'Quote',
    reads: 'text',
    says: 'Quote | Text | Body | Quotation | Statement | Zitat | Aussage',
  },
  ...accountReference,
  ...contactIds,
  {
    name: 'contactName',
    label: 'Contact',
    reads: 'line',
    says: 'Contact | Contact name | Name | Full name | Customer contact | Kontakt | Person',
  },
  ...nameParts,
  ...aboutText,
]
