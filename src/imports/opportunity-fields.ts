import { opportunityKinds, readOpportunityKind, readOpportunityState } from '../customers/opportunity.ts'
import { accountReference } from './contact-fields.ts'
import { currencyField, deletedField, type Field, idNames } from './field.ts'

/** What a file of opportunities can hold. */
export const opportunityFields: readonly Field[] = [
  {
    name: 'name',
    label: 'Opportunity name',
    reads: 'line',
    says:
      'Opportunity name | Deal name | Name | Opportunity | Deal | Verkaufschance | Chance | Projekt | ' +
      'Bezeichnung',
  },
  {
    name: 'crmId',
    label: 'CRM id',
    reads: 'line',
    says: `${idNames} | Opportunity ID | Deal ID | Record ID - Deal | Opportunity | Deal | Chancen-ID`,
    code: true,
  },
  ...accountReference,
  {
    name: 'prospect',
    label: 'Prospect',
    reads: 'line',
    says: 'Prospect | Prospect name | Interessent',
  },
  {
    name: 'kind',
    label: 'Kind (new, expansion, renewal)',
    reads: 'word',
    word: readOpportunityKind,
    words: opportunityKinds,
    says: 'Type | Opportunity type | Deal type | Opportunity kind | Art | Typ',
  },
  {
    name: 'stage',
    label: 'Stage',
    reads: 'line',
    says:
      'Stage | Stage name | Deal stage | Opportunity stage | Sales stage | Phase | Verkaufsphase | ' +
      'Status',
  },
  {
    name: 'state',
    label: 'Won or lost',
    reads: 'word',
    word: readOpportunityState,
    words: ['open', 'won', 'lost'],
    says: 'State | Won or lost | Outcome | Deal status | Ergebnis',
  },
  {
    name: 'isWon',
    label: 'Is won',
    reads: 'yes-no',
    says: 'IsWon | Is won | Won | Is Closed Won | Gewonnen',
  },
  {
    name: 'isClosed',
    label: 'Is closed',
    reads: 'yes-no',
    says: 'IsClosed | Is closed | Closed | Geschlossen',
  },
  {
    name: 'amount',
    label: 'Amount',
    reads: 'amount',
    says:
      'Amount | Deal amount | Close value | Value | Deal value | Opportunity amount | ' +
      'Amount in company currency | Betrag | Wert | Volumen | Auftragswert | Umsatz',
  },
  currencyField,
  {
    name: 'createdOn',
    label: 'Created on',
    reads: 'day',
    says:
      'Created date | Create date | Created | Created on | Engage date | Open date | Opened on | ' +
      'Erstellt am | Erstelldatum | Angelegt am',
  },
  {
    name: 'closeOn',
    label: 'Close date',
    reads: 'day',
    says:
      'Close date | Closed date | Closed on | Expected close date | Abschlussdatum | Abschluss am | ' +
      'Abschluss',
  },
  {
    name: 'owner',
    label: 'Owner',
    reads: 'line',
    says:
      'Owner | Opportunity owner | Deal owner | Owner ID | Owner name | Owner email | Sales agent | ' +
      'Sales rep | Seller | Account executive | Verkäufer | Besitzer | Vertriebsmitarbeiter',
  },
  {
    name: 'product',
    label: 'Product',
    reads: 'line',
    says: 'Product | Product name | Main product | Produkt | Produktname',
  },
  { name: 'industry', label: 'Industry', reads: 'line', says: 'Industry | Sector | Branche' },
  {
    name: 'country',
    label: 'Country',
    reads: 'line',
    says: 'Country | Billing Country | Location | Land',
    looks: 'country',
  },
  {
    name: 'need',
    label: 'Need',
    reads: 'text',
    says:
      'Need | Needs | Requirements | Pain | Challenge | Description | Bedarf | Anforderung | ' +
      'Beschreibung',
  },
  {
    name: 'competitors',
    label: 'Competitors',
    reads: 'list',
    says: 'Competitors | Competitor | Main competitor | Main competitors | Wettbewerber | Mitbewerber',
    many: true,
  },
  {
    name: 'stageSince',
    label: 'In this stage since (a file of stage changes)',
    reads: 'moment',
    says: 'Stage since | Stage changed on | Entered stage | In Phase seit',
  },
  deletedField,
]
