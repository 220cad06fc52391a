/**
 * What functions and the people who lead them are called, in English and German. Lines `code | name; name`. Sources: the
 * English titles of ISCO-08, the German ones of ISCO-08 and KldB 2010, and the abbreviations of executive titles.
 */
export const personaNames = `
management | Geschäftsführung; Geschäftsleitung; Unternehmensleitung; Leadership; Executive management; Allgemeines Management
management.executive | CEO; Chief executive officer; Managing director; Geschäftsführer; Geschäftsführerin; Vorstandsvorsitzender; President
finance | Finanzen; Finanzabteilung; Finanzwesen; Accounting; Controlling; Rechnungswesen; Buchhaltung
finance.executive | CFO; Chief financial officer; Finanzvorstand; Finance director
finance.leader | Head of finance; Finanzleiter; Finanzleiterin; Leiter Finanzen; Leiter Controlling; VP finance; Finanzleitung; Kaufmännischer Leiter
finance.practitioner | Controller; Accountant; Buchhalter
it | Informatik; IT-Abteilung; Information technology; EDV; IT department; Informationstechnik
it.executive | CIO; Chief information officer
it.leader | Head of IT; IT director; IT-Leiter; IT-Leiterin; IT-Leitung; Leiter IT; VP IT
it.practitioner | System administrator; Systemadministrator; IT manager
engineering | Technik; Softwareentwicklung; Software development; Engineering; Technology; Entwicklungsabteilung; Ingenieurwesen
engineering.executive | CTO; Chief technology officer; Technischer Vorstand; Technischer Geschäftsführer
engineering.leader | Head of engineering; VP engineering; Entwicklungsleiter; Leiter Entwicklung; Head of development; Technischer Leiter; Engineering director
engineering.practitioner | Developer; Software engineer; Entwickler; Softwareentwickler; Engineer; Ingenieur; Architect; DevOps engineer
data | Daten und Analyse; Daten; Analytics; Data; Business intelligence; Datenanalyse
data.executive | CDO; Chief data officer
data.leader | Head of data; Head of analytics; Head of BI; Leiter Daten; Leiter BI; VP data
data.practitioner | Data scientist; Data analyst; Datenanalyst; Data engineer
security | Informationssicherheit; IT-Sicherheit; IT security; Cyber security; Security
security.executive | CISO; Chief information security officer; CSO
security.leader | Head of security; Leiter Informationssicherheit; Head of information security
marketing | Marketing und Kommunikation; Kommunikation; Communications
marketing.executive | CMO; Chief marketing officer; Marketingvorstand
marketing.leader | Head of marketing; VP marketing; Marketingleiter; Marketingleiterin; Leiter Marketing; Marketing director; Marketingleitung
sales | Vertrieb; Verkauf; Vertriebsabteilung; Commercial
sales.executive | CRO; Chief revenue officer; Chief sales officer; Vertriebsvorstand
sales.leader | Head of sales; VP sales; Vertriebsleiter; Vertriebsleiterin; Leiter Vertrieb; Sales director; Verkaufsleiter; Vertriebsleitung
service | Kundenservice; Kundendienst; Kundenbetreuung; Customer success; Customer support
service.executive | CCO; Chief customer officer
service.leader | Head of customer service; Head of customer success; Leiter Kundenservice; Serviceleiter; Head of support
people | Personal; Personalwesen; Personalabteilung; HR; People; Human resources department
people.executive | CHRO; Chief human resources officer; Chief people officer; Personalvorstand
people.leader | Head of HR; HR director; Personalleiter; Personalleiterin; Leiter Personal; Head of people; Personalleitung
operations | Betrieb und Produktion; Produktion; Operations; Betrieb; Fertigung; Production
operations.executive | COO; Chief operating officer; Chief operations officer
operations.leader | Head of operations; Betriebsleiter; Produktionsleiter; Werkleiter; Werksleiter; Plant manager; Leiter Produktion; Head of production; Fertigungsleiter; Operations director
supply | Einkauf und Lieferkette; Einkauf; Logistik; Procurement; Purchasing; Supply chain; Beschaffung; Logistics
supply.executive | Chief procurement officer; Chief supply chain officer
supply.leader | Head of procurement; Einkaufsleiter; Leiter Einkauf; Logistikleiter; Head of supply chain; Head of logistics; Leiter Logistik; Einkaufsleitung
product | Produktmanagement; Product; Produkt
product.executive | CPO; Chief product officer
product.leader | Head of product; VP product; Leiter Produktmanagement
product.practitioner | Product manager; Product owner; Produktmanager
research | Forschung und Entwicklung; Forschung; R&D; F&E
research.executive | Chief scientific officer; Chief innovation officer; Forschungsvorstand
research.leader | Head of research; Head of R&D; Forschungsleiter; Leiter Forschung und Entwicklung
legal | Recht, Risiko und Compliance; Recht; Rechtsabteilung; Legal; Compliance; Risk; Risikomanagement
legal.executive | CLO; Chief legal officer; General counsel; Chief risk officer; Chief compliance officer
legal.leader | Head of legal; Leiter Recht; Head of compliance; Leiter Compliance; Head of risk; Leiter Rechtsabteilung
projects | Projekte und Transformation; Projekte; Projektmanagement; Transformation; Project management; Digitalisierung
projects.executive | Chief digital officer; Chief transformation officer; Chief strategy officer
projects.leader | Head of transformation; Head of digital; Leiter Digitalisierung; Program director; Head of PMO
projects.practitioner | Project manager; Projektleiter; Projektmanager; Consultant; Berater
care | Medizin und Pflege; Pflege; Medizin; Medical; Nursing
care.executive | Chief medical officer; Ärztlicher Direktor; Chief nursing officer; Pflegedirektor
care.leader | Chefarzt; Chefärztin; Medical director; Pflegedienstleitung; Head of nursing
care.practitioner | Physician; Doctor; Arzt; Nurse
education | Lehre und Bildung; Lehre; Teaching; Bildung
education.executive | Rector; Rektor; University president; Hochschulpräsident
education.leader | Dean; Dekan; Schulleiter; Schulleiterin; Headteacher
education.practitioner | Teacher; Lehrer; Professor; Lecturer; Dozent
`
