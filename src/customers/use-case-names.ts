/**
 * What the use cases are called elsewhere, in English and German. Lines `code | name; name`. Sources: the English and
 * German editions of the APQC Process Classification Framework, the glossaries of ITIL 4 and ISO, and the everyday
 * short forms of these terms.
 */
export const useCaseNames = `
finance-processes | Finanzprozesse; Finanzmanagement; Finance; Financial processes; Rechnungswesen
planning-budgeting | Budgetierung; Planung und Budgetierung; Unternehmensplanung; Budget planning; Corporate planning; Integrated planning; Integrierte Planung; Budgetplanung
consolidation | Konzernkonsolidierung; Abschluss und Konsolidierung; Monatsabschluss; Jahresabschluss; Month-end close; Group reporting; Konzernabschluss; Statutory reporting
cost-analysis | Kostenanalyse; Kostenrechnung; Kosten- und Ergebnisrechnung; Deckungsbeitragsrechnung; Cost accounting; Controlling; Profitabilitätsanalyse
accounts-payable | Kreditorenbuchhaltung; Rechnungseingang; Rechnungsverarbeitung; Eingangsrechnungen; Spesenabrechnung; Reisekosten; Travel expenses; Invoice automation; E-invoicing; E-Rechnung
billing-revenue | Fakturierung; Rechnungsstellung; Abrechnung; Debitorenbuchhaltung; Forderungsmanagement; Subscription billing; Order to cash; Debt collection
insight | Berichtswesen; Auswertungen; Datenanalyse; Analysen; Berichte und Analysen; Analysis; Business analytics; Datenauswertung
dashboards | Berichte; Kennzahlen; KPI dashboards; Managementberichte; Kennzahlensysteme; Data visualisation; Data visualization; Datenvisualisierung; Ad-hoc reporting; KPI reporting
forecasting | Prognosen; Vorhersage; Bedarfsprognose; Absatzprognose; Vorhersagen; Predictive modelling; Predictive modeling; Szenarien; Scenario planning
data-integration | Datenlager; Datenplattform; Data platform; Data lake; Systemintegration; Schnittstellen; API integration; Data engineering; Data ingestion; Datenpipelines; Integration
data-quality | Stammdatenmanagement; Datenqualität; Stammdatenpflege; Daten-Governance; Data catalogue; Data catalog; Product information management; PIM
machine-learning | Maschinelles Lernen; Künstliche Intelligenz; KI; AI; Generative AI; Model deployment; Sprachmodelle; Large language models; Computer vision
customer-processes | Kundenprozesse; Kundenbeziehungsmanagement; Kundenmanagement; Customer management; Customer experience; CX; Kundenbeziehung
sales-planning | Vertriebsplanung; Vertriebsprognose; Vertriebssteuerung; Vertriebscontrolling; Sales planning; Vertriebsautomatisierung; Sales enablement; Territory planning; Account planning
marketing-campaigns | Kampagnenmanagement; Kampagnen; Marketingautomatisierung; E-Mail-Marketing; Email marketing; Leadgenerierung; Demand generation; Account-based marketing; Personalisation; Personalisierung
customer-segments | Kundensegmentierung; Kündigungsprognose; Kundenabwanderung; Abwanderungsanalyse; Kundenanalyse; Churn; Loyalty; Kundenbindung; Retention
customer-service | Kundendienst; Kundensupport; Kundenbetreuung; Callcenter; Contact centre; Omnichannel; Chatbots; Case management; Technischer Support
online-sales | Onlineverkauf; Online-Vertrieb; Onlineshop; Webshop; Online-Handel; B2B commerce; Digital sales; Onlinehandel; Marketplaces
pricing | Preisgestaltung; Preisoptimierung; Preismanagement; Preisfindung; Dynamic pricing; CPQ; Configure price quote; Angebotskalkulation
supply-production | Lieferkette; Lieferkette und Produktion; Lieferkettenmanagement; Supply chain visibility; Operations; SCM
supply-planning | Absatzplanung; Bedarfsplanung; Absatz- und Produktionsplanung; Lieferkettenplanung; Material requirements planning; MRP; Disposition
inventory | Bestandsmanagement; Bestandsführung; Lagerbestand; Lagerlogistik; Bestandsoptimierung; Inventory optimisation; Inventory optimization; WMS; Warehouse automation
purchasing | Beschaffung; Lieferantenmanagement; Ausgabenanalyse; Procurement analytics; Procure to pay; P2P; Vendor management; Contract management; Vertragsmanagement; E-Procurement
production-quality | Qualitätsmanagement; Produktionsplanung; Fertigungssteuerung; Qualitätssicherung; Fertigungsplanung; MES; Production control; Shop floor; Quality assurance; Quality control; Produktionssteuerung
maintenance | Vorausschauende Wartung; Wartung; Zustandsüberwachung; Anlagenwartung; Asset management; EAM; Enterprise asset management; Field service; Aussendienst; Wartungsplanung
logistics-delivery | Tourenplanung; Transportmanagement; Flottenmanagement; Fuhrparkmanagement; Auftragsabwicklung; Versand; Order fulfilment; Order fulfillment; Last mile; Track and trace; Sendungsverfolgung
people-processes | Personalprozesse; Personalmanagement; Personalwesen; HR; HR processes; Personalverwaltung; HR management; Payroll; Lohnabrechnung; Gehaltsabrechnung
workforce-planning | Personaleinsatzplanung; Dienstplanung; Schichtplanung; Dienstpläne; Workforce management; Shift planning; Time tracking; Zeiterfassung; Time and attendance
recruiting | Personalbeschaffung; Bewerbermanagement; Rekrutierung; Hiring; Personalgewinnung; Onboarding
learning | Weiterbildung; Personalentwicklung; Schulung; Lernplattform; Learning management; LMS; Employee training; Lernmanagement
risk-compliance | Risikomanagement; Risiko und Compliance; Internes Kontrollsystem; Internal controls; Audit management; Revision; Regulatory compliance; Third-party risk
fraud | Betrugserkennung; Betrugsprävention; Betrugsbekämpfung; Geldwäscheprävention; Fraud analytics; KYC; Know your customer; Geldwäsche
regulatory-reporting | Meldewesen; Aufsichtliches Meldewesen; Regulatorisches Berichtswesen; Basel III reporting; Supervisory reporting; Solvency II
sustainability | Nachhaltigkeitsbericht; Nachhaltigkeitsberichterstattung; Nachhaltigkeit; CO2-Bilanz; ESG-Reporting; CSRD; Energiemanagement; Carbon footprint; Net zero; Klimabilanz
privacy | Datenschutzmanagement; DSGVO; Data protection; Consent management; Einwilligungsmanagement
it-processes | IT-Prozesse; IT-Betrieb; IT-Management; Digital workplace; IT-Infrastruktur; IT infrastructure
it-service | IT-Service-Management; Störungsmanagement; Ticketing; Ticketsystem; IT support; IT-Support; Servicedesk; Change management; Problem management
software-delivery | Softwareauslieferung; Softwarebereitstellung; Kontinuierliche Integration; Kontinuierliche Auslieferung; Testautomatisierung; Continuous deployment; Release management; Software development; Softwareentwicklung; Build pipelines; Software testing; Platform engineering; GitOps
monitoring | Überwachung; Infrastrukturüberwachung; Systemüberwachung; Anwendungsüberwachung; Application performance monitoring; APM; Log management; Logging; Alerting; Tracing; Protokollierung
security-operations | IT-Sicherheit; Cybersicherheit; Cybersecurity; Informationssicherheit; Identitätsmanagement; Zugriffsverwaltung; Berechtigungsmanagement; IAM; Identity and access management; Single sign-on; Vulnerability management; Information security; Zero trust
cloud-migration | Cloud-Migration; Migration in die Cloud; Cloudmigration; Modernisierung; Rechenzentrumsmigration; Application modernisation; Application modernization; Legacy modernisation; Legacy modernization; Move to cloud; Containerisation; Containerization; Ablösung von Altsystemen
automation | Prozessautomatisierung; Automatisierung; Automation; Workflow-Automatisierung; Geschäftsprozessmanagement; BPM; Low-code; Prozessmanagement; Process mining; Digitalisierung; Digitisation; Digitization; Workflows
collaboration | Zusammenarbeit; Dokumentenmanagement; Wissensmanagement; DMS; Intranet; Enterprise content management; ECM; Videokonferenzen; Video conferencing; Digitale Akte; Archivierung
`
