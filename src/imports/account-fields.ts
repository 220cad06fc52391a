import { readHealth, readOwnerKind, readStanding, readTier } from '../customers/account.ts'
import { currencyField, deletedField, type Field, idNames } from './field.ts'

/** What a file of accounts can hold. */
export const accountFields: readonly Field[] = [
  {
    name: 'name',
    label: 'Account name',
    reads: 'line',
    says:
      'Account Name | Account | Company | Company name | Customer | Customer name | Name | ' +
      'Organisation | Organization | Organization name | Firma | Firmenname | Unternehmen | ' +
      'Unternehmensname | Kunde | Kundenname',
  },
  {
    name: 'crmId',
    label: 'CRM id',
    reads: 'line',
    says:
      `${idNames} | Account ID | Company ID | Record ID - Company | Customer ID | Customer number | ` +
      'Kundennummer | Kunden-Nr',
  },
  {
    name: 'domains',
    label: 'Domain',
    reads: 'list',
    says: 'Domain | Domains | Company Domain Name | Mail domain | Email domain | Domäne',
    many: true,
  },
  {
    name: 'website',
    label: 'Website',
    reads: 'line',
    says: 'Website | Web | Website URL | URL | Homepage | Web site | Webseite | Internetseite | Internet',
    looks: 'web',
  },
  {
    name: 'parentCrmId',
    label: 'CRM id of the parent account',
    reads: 'line',
    says: 'ParentId | Parent Account ID | Parent Company ID | Parent record ID',
    code: true,
  },
  {
    name: 'parentName',
    label: 'Parent account',
    reads: 'line',
    says:
      'Parent Account | Parent Company | Parent | Subsidiary of | Part of | Muttergesellschaft | ' +
      'Konzern | Mutterkonzern | Tochter von',
  },
  {
    name: 'standing',
    label: 'Standing (prospect, customer, former)',
    reads: 'word',
    word: readStanding,
    words: ['prospect', 'customer', 'former'],
    says:
      'Type | Account Type | Standing | Status | Account Status | Customer Status | Lifecycle Stage | ' +
      'Kundenstatus | Kundenart',
  },
  {
    name: 'industry',
    label: 'Industry',
    reads: 'line',
    says: 'Industry | Sector | Vertical | Industry group | Branche | Sektor | Wirtschaftszweig | Industrie',
  },
  {
    name: 'useCases',
    label: 'Use cases',
    reads: 'list',
    says: 'Use cases | Use case | Anwendungsfälle | Anwendungsfall',
    many: true,
  },
  {
    name: 'country',
    label: 'Country',
    reads: 'line',
    says:
      'Country | Ctry | Country/Region | Country code | Billing Country | Billing Country Code | ' +
      'Shipping Country | HQ Country | Office location | Location | Headquarters | Land | Staat',
    looks: 'country',
  },
  { name: 'region', label: 'Region', reads: 'line', says: 'Region | Sales region | Territory | Gebiet' },
  {
    name: 'city',
    label: 'City',
    reads: 'line',
    says: 'City | Billing City | Shipping City | Town | Stadt | Ort | Sitz',
  },
  {
    name: 'employees',
    label: 'Employees',
    reads: 'count',
    says:
      'Employees | Number of Employees | No of employees | Headcount | Staff | Mitarbeiter | ' +
      'Mitarbeiterzahl | Anzahl Mitarbeiter | Beschäftigte',
  },
  {
    name: 'employeeBand',
    label: 'Employee band',
    reads: 'line',
    says: 'Employee band | Company size | Size | Size class | Employee range | Unternehmensgröße',
  },
  {
    name: 'segment',
    label: 'Segment',
    reads: 'line',
    says: 'Segment | Customer segment | Market segment | Kundensegment | Marktsegment',
  },
  {
    name: 'tier',
    label: 'Tier (strategic, standard)',
    reads: 'word',
    word: readTier,
    words: ['strategic', 'standard'],
    says: 'Tier | Account Tier | Customer Tier | Strategic | Kundenklasse | ABC',
  },
  {
    name: 'partner',
    label: 'Partner or channel',
    reads: 'line',
    says: 'Partner | Partner name | Channel | Channel partner | Reseller | Vertriebspartner | Kanal',
  },
  {
    name: 'contract',
    label: 'Contract value',
    reads: 'amount',
    says:
      'Contract value | ARR | ACV | TCV | Annual recurring revenue | Annual contract value | ' +
      'Total contract value | Vertragswert | Auftragswert | Jahresvertragswert',
  },
  currencyField,
  {
    name: 'customerSince',
    label: 'Customer since',
    reads: 'day',
    says:
      'Customer since | Since | Became a customer date | Contract start | Contract start date | ' +
      'Kunde seit | Vertragsbeginn',
  },
  {
    name: 'renewalOn',
    label: 'Renewal date',
    reads: 'day',
    says:
      'Renewal | Renewal date | Next renewal | Contract end | Contract end date | Expiry date | ' +
      'Verlängerung | Vertragsende | Verlängerungsdatum',
  },
  {
    name: 'health',
    label: 'Health (good, watch, poor)',
    reads: 'word',
    word: readHealth,
    words: ['good', 'watch', 'poor', 'a colour', 'a score out of 100'],
    says: 'Health | Health score | Customer health | Account health | Ampel | Kundenzustand',
  },
  {
    name: 'churnNoticeOn',
    label: 'Churn notice',
    reads: 'day',
    says: 'Churn notice | Cancellation date | Cancelled on | Kündigung | Kündigungsdatum | Gekündigt am',
  },
  {
    name: 'publicSector',
    label: 'Public sector',
    reads: 'yes-no',
    says: 'Public sector | Government | Öffentlicher Sektor | Öffentliche Hand | Behörde',
  },
  { name: 'giftRule', label: 'Gift rule', reads: 'line', says: 'Gift rule | Gift policy | Geschenkregel' },
  {
    name: 'owner',
    label: 'Relationship owner',
    reads: 'line',
    says:
      'Relationship owner | Owner | Account Owner | Company owner | Owner ID | Owner name | ' +
      'Owner mail | Owner email | CSM | Customer Success Manager | Account Manager | ' +
      'Account Executive | Betreuer | Kundenbetreuer | Ansprechpartner intern',
  },
  {
    name: 'ownerKind',
    label: 'Kind of owner (CSM, AE, account manager, program)',
    reads: 'word',
    word: readOwnerKind,
    words: ['CSM', 'AE', 'account manager', 'program'],
    says: 'Owner kind | Owner role | Owner type | Rolle des Betreuers',
  },
  {
    name: 'lastContactOn',
    label: 'Last contact',
    reads: 'day',
    says:
      'Last contact | Last activity | Last activity date | Last contacted | Last meeting | ' +
      'Letzter Kontakt | Letzte Aktivität',
  },
  {
    name: 'products',
    label: 'Products',
    reads: 'list',
    says: 'Products | Product | Products owned | Modules | Produkte | Produkt | Module',
    many: true,
  },
  {
    name: 'displacedCompetitors',
    label: 'Displaced competitor',
    reads: 'list',
    says:
      'Displaced competitor | Displaced competitors | Competitor replaced | Previous vendor | ' +
      'Replaced | Abgelöster Wettbewerber | Abgelöst | Vorgängersystem',
    many: true,
  },
  {
    name: 'rivals',
    label: 'Competes with',
    reads: 'list',
    says: 'Competes with | Their competitors | Rivals | Mitbewerber des Kunden | Steht im Wettbewerb mit',
    many: true,
  },
  deletedField,
]
