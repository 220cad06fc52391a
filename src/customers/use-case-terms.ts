import { type LibraryTerm, readTerms } from './industry-terms.ts'
import { useCaseNames } from './use-case-names.ts'

/**
 * What customers use business software for, in general: categories of the APQC Process Classification Framework
 * (PCF), practices of ITIL 4, and standards. A workspace adds what is its own.
 */
export const useCaseTerms: readonly LibraryTerm[] = readTerms(
  `
finance-processes | Finance processes | APQC PCF 9.0 | Financial management; Finance automation
  planning-budgeting | Planning and budgeting | APQC PCF 9.1 | Budgeting; Financial planning; FP&A; Financial planning and analysis; Finanzplanung
  consolidation | Closing and consolidation | APQC PCF 9.3 | Financial close; Consolidation; Konsolidierung; General accounting and reporting
  cost-analysis | Cost and profitability analysis | APQC PCF 9.1 | Cost analysis; Profitability analysis; Cost management
  accounts-payable | Accounts payable and expenses | APQC PCF 9.6 | Accounts payable; Expense management; Invoice processing
  billing-revenue | Billing and revenue | APQC PCF 9.2 | Billing; Invoicing; Revenue accounting; Accounts receivable
insight | Reporting and analytics | APQC PCF 13.0 | Analytics; Reporting; Business intelligence; BI; Data analysis
  dashboards | Dashboards and reporting | APQC PCF 13.4 | Dashboards; Management reporting; Operational reporting; Self-service analytics
  forecasting | Forecasting | APQC PCF 4.1 | Predictive analytics; Demand forecasting; Prognose
  data-integration | Data integration | DAMA-DMBOK, data integration | ETL; Data pipelines; Data warehouse; Data warehousing; Datenintegration
  data-quality | Data quality and master data | DAMA-DMBOK, master data | Data quality; Master data management; MDM; Data governance; Stammdaten
  machine-learning | Machine learning in operations | ISO/IEC 23053 | Machine learning; MLOps; Artificial intelligence
customer-processes | Customer processes | APQC PCF 3.0, 6.0 | Customer relationship management; CRM
  sales-planning | Sales planning and forecasting | APQC PCF 3.5 | Sales forecasting; Pipeline management; Sales operations; Sales force automation
  marketing-campaigns | Marketing and campaigns | APQC PCF 3.3 | Marketing automation; Campaign management; Lead generation
  customer-segments | Customer segments and churn | APQC PCF 3.1 | Customer segmentation; Churn prediction; Churn analysis; Customer analytics; Customer 360
  customer-service | Customer service | APQC PCF 6.0 | Customer support; Contact center; Help desk; Kundenservice
  online-sales | Online sales | APQC PCF 3.5 | E-commerce; Online shop; Digital commerce
  pricing | Pricing | APQC PCF 3.2 | Price optimisation; Price optimization; Pricing management
supply-production | Supply and production | APQC PCF 4.0 | Supply chain; Supply chain management; Supply chain analytics
  supply-planning | Supply and demand planning | APQC PCF 4.1 | Supply chain planning; Demand planning; Sales and operations planning; S&OP
  inventory | Inventory | APQC PCF 4.4 | Inventory management; Stock management; Warehouse management; Lagerverwaltung
  purchasing | Purchasing | APQC PCF 4.2 | Procurement; Sourcing; Spend analysis; Supplier management; Einkauf
  production-quality | Production and quality | APQC PCF 4.3 | Quality management; Manufacturing execution; Production planning; OEE
  maintenance | Maintenance | APQC PCF 10.3 | Predictive maintenance; Asset maintenance; Condition monitoring; Instandhaltung
  logistics-delivery | Logistics and delivery | APQC PCF 4.4 | Route planning; Transport management; Fleet management; Order management
people-processes | People processes | APQC PCF 7.0 | Human resources; HR analytics; HCM; Human capital management
  workforce-planning | Workforce planning | APQC PCF 7.1 | Staff scheduling; Headcount planning; Personalplanung
  recruiting | Recruiting | APQC PCF 7.2 | Talent acquisition; Applicant tracking
  learning | Learning and development | APQC PCF 7.3 | E-learning; Training management
risk-compliance | Risk and compliance | APQC PCF 11.0 | Compliance; Governance, risk and compliance; GRC; Risk management
  fraud | Fraud detection | APQC PCF 11.1 | Fraud prevention; Anti-money laundering; AML
  regulatory-reporting | Regulatory reporting | APQC PCF 11.2 | Compliance reporting; Solvency reporting
  sustainability | Sustainability reporting | GRI Standards | ESG reporting; ESG; Carbon accounting; Energy management
  privacy | Privacy and data protection | ISO/IEC 27701 | Data privacy; GDPR; Datenschutz
it-processes | IT processes | APQC PCF 8.0, ITIL 4 | IT management; IT operations
  it-service | IT service management | ITIL 4 | ITSM; Service desk; Incident management
  software-delivery | Software delivery | ISO/IEC/IEEE 32675 | DevOps; CI/CD; Continuous integration; Continuous delivery; Test automation; Build automation
  monitoring | Monitoring and event management | ITIL 4 | Observability; Infrastructure monitoring; Application monitoring
  security-operations | Security operations | ISO/IEC 27001 | Cyber security; SIEM; Threat detection; Identity management; Access management
  cloud-migration | Cloud migration | ISO/IEC 17788 | Cloud transformation; Data center migration; Modernisation
  automation | Process automation | APQC PCF 13.1 | Workflow automation; RPA; Robotic process automation; Workflow; Business process management
  collaboration | Documents and collaboration | APQC PCF 13.5 | Document management; Collaboration; Knowledge management; Content management
`,
  useCaseNames,
)
