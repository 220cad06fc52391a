import { accountReference, mailNames, nameParts } from './contact-fields.ts'
import { currencyField, deletedField, type Field, idNames } from './field.ts'

/** What a file of products can hold. */
export const productFields: readonly Field[] = [
  {
    name: 'name',
    label: 'Product name',
    reads: 'line',
    says: 'Product | Product name | Name | Produkt | Produktname | Bezeichnung | Artikel',
  },
  {
    name: 'family',
    label: 'Family',
    reads: 'line',
    says: 'Family | Product family | Series | Product line | Category | Produktfamilie | Serie | Kategorie',
  },
  {
    name: 'price',
    label: 'Price',
    reads: 'amount',
    says:
      'Price | Sales price | List price | Unit price | Standard price | Preis | Listenpreis | ' +
      'Einzelpreis',
  },
  currencyField,
  {
    name: 'crmId',
    label: 'CRM id',
    reads: 'line',
    says: `${idNames} | Product ID | Product code | SKU | Artikelnummer | Artikel-Nr`,
  },
  deletedField,
]

/** What a file of people, the staff, can hold. */
export const personFields: readonly Field[] = [
  {
    name: 'name',
    label: 'Name',
    reads: 'line',
    says: 'Name | Full name | Sales agent | Sales rep | Person | Employee | Mitarbeiter | Mitarbeiterin',
  },
  ...nameParts,
  { name: 'email', label: 'Mail address', reads: 'line', says: mailNames, looks: 'mail' },
  {
    name: 'title',
    label: 'Title',
    reads: 'line',
    says: 'Title | Job title | Position | Funktion | Jobtitel',
  },
  {
    name: 'office',
    label: 'Office',
    reads: 'line',
    says: 'Office | Regional office | Location | Site | Region | Standort | Büro | Niederlassung',
  },
  {
    name: 'team',
    label: 'Team',
    reads: 'line',
    says: 'Team | Team name | Department | Division | Abteilung',
  },
  {
    name: 'manager',
    label: 'Manager',
    reads: 'line',
    says:
      'Manager | Manager name | Manager email | Reports to | Supervisor | Vorgesetzter | Vorgesetzte | ' +
      'Leitung',
  },
  {
    name: 'crmId',
    label: 'CRM id',
    reads: 'line',
    says: `${idNames} | User ID | Owner ID | Employee ID | Personalnummer`,
  },
  deletedField,
]

/** The columns by which a row names a contact. */
export const contactReference: readonly Field[] = [
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
  {
    name: 'contactName',
    label: 'Contact',
    reads: 'line',
    says:
      'Contact | Contact name | Advocate | Name | Full name | Author | Customer contact | Kontakt | ' +
      'Autor | Person',
  },
  ...nameParts,
]

const textFields = (kind: 'story' | 'quote'): readonly Field[] => [
  {
    name: 'externalId',
    label: 'Id',
    reads: 'line',
    says: `${idNames} | ${kind === 'story' ? 'Story ID | Case study ID | Slug' : 'Quote ID'}`,
  },
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
    name: 'body',
    label: kind === 'story' ? 'Story' : 'Quote',
    reads: 'text',
    says:
      kind === 'story'
        ? 'Body | Story | Text | Content | Full story | Geschichte | Inhalt'
        : 'Quote | Text | Body | Quotation | Statement | Zitat | Aussage',
  },
  ...accountReference,
  ...contactReference.filter((field) => kind === 'story' || field.name !== 'contactName'),
  ...(kind === 'story'
    ? []
    : [
        {
          name: 'contactName',
          label: 'Contact',
          reads: 'line',
          says: 'Contact | Contact name | Name | Full name | Customer contact | Kontakt | Person',
        } as const,
      ]),
  {
    name: 'attribution',
    label: 'Who said it (name, title, account)',
    reads: 'line',
    says: 'Attribution | Said by | Quoted person | Speaker | Zitiert',
  },
  { name: 'tags', label: 'Tags', reads: 'line', says: 'Tags | Keywords | Topics | Schlagworte | Stichworte' },
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
export const storyFields = textFields('story')

/** What a file of quotes can hold. */
export const quoteFields = textFields('quote')
