import { mailNames, nameParts } from './contact-fields.ts'
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
