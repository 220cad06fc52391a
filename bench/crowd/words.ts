/** The words the crowd is made of: names of people, what they talk about, and how. */

export const firstNames =
  `Anna Ben Clara David Elena Felix Greta Hugo Ines Jonas Katarina Lukas Maria Nils Olga Pavel Rosa
Samuel Tereza Ursula Viktor Wanda Yusuf Zoe Aisha Bruno Chiara Dmitri Emma Farid Giulia Hassan Irina Jürgen Kenji Leila Mateo
Nadia Oscar Priya Quentin Rafael Sofia Tomás Uma Vera William Xenia Yannick Zuzana Akira Beatriz Camille Diego Eszter Florian
Georgios Helena Ivan Jana Karim Lucía Małgorzata Noah Oksana Petra Ravi Siobhán Tariq Ulrike Vincent Wei Yuki Zainab Arjun
Birgit Carlos Daria Erik Fatima Gabriel Henrik Isabel Jakub Klaus Linnea Marco Natalia Otto Paula Rashid Sven Tamar Umberto`
    .split(/\s+/)
    .filter(Boolean)

const lastBeginnings =
  `Acker Berg Blum Brandt Carl Cold Dal Dorn Eber Eich Falk Feld Fisch Garn Gold Grün Hart Haus Heim Hol
Inger Jans Kalt Kess Kirch Klein Korn Krant Lang Lind Lund Mar Meer Mor Nau Nord Oster Par Pet Quist Rad Reich Ros Sand Schön
Sel Stein Storm Tal Thor Ulm Van Vest Wald Wein West Wies Win Zell Zim`
    .split(/\s+/)
    .filter(Boolean)

const lastEndings =
  `er mann stedt sen son ski ova ez ini ard bach berg dorf feld ham hoff holm kamp land lund mark mont quist ratti rich
sko stad stein ström thal vall wald weg well wick wood`
    .split(/\s+/)
    .filter(Boolean)

export const lastNames = lastBeginnings.flatMap((first) => lastEndings.map((second) => first + second))

export const titles =
  `Chief Financial Officer;Head of Controlling;Finance Director;VP Operations;Chief Information Officer;
Head of Procurement;Director of Engineering;Plant Manager;Treasury Manager;Head of Customer Success;IT Architect;
Chief Executive Officer;Head of Logistics;Security Officer;Data Platform Lead;Senior Accountant;Director of Human Resources;
Head of Digital;Quality Manager;VP Sales Operations;Warehouse Manager;Head of Compliance;Chief Technology Officer;
Product Owner;Service Desk Lead;Marketing Director;Head of Internal Audit;Supply Chain Planner;Head of Research;Controller`
    .split(';')
    .map((title) => title.trim())

export const topics =
  `month end closing;audit trail;intercompany;cash forecasting;supplier portal;demand planning;
warehouse automation;predictive maintenance;data governance;identity management;disaster recovery;cloud migration;
customer onboarding;service desk;field service;carbon reporting;tax reporting;expense management;payroll;workforce planning;
fraud detection;credit risk;claims handling;clinical trials;patient records;grid operations;fleet management;
network monitoring;mobile banking;payments;subscription billing;price optimisation;e-commerce;store operations;
product lifecycle;quality inspection;contract management;procurement analytics;machine learning;chat assistants;
knowledge management;translation;accessibility;open source;compliance training;business continuity;zero trust;
single sign on;data warehouse;real time dashboards`
    .split(';')
    .map((topic) => topic.trim())

const listOf = (text: string) => text.split(';').map((each) => each.trim())

const subjects =
  listOf(`our controllers;the finance team;every plant;the shared service centre;our auditors;the warehouse crews;
our planners;the branch offices;our engineers;the service desk;our suppliers;the regional managers;our nurses;the drivers;
the treasury;our developers;the shop floor;our analysts;the board;the new colleagues;two interns;our lawyers;the surgeons;
the pilots;our translators;the foresters;our geologists;the curators;the dispatchers;our actuaries`)

const verbs =
  listOf(`closed;reconciled;forecast;automated;migrated;consolidated;monitored;approved;scanned;scheduled;
translated;tested;delivered;shipped;measured;replaced;documented;secured;archived;integrated;simplified;repaired;trained;
negotiated;audited;calibrated;encrypted;digitised;inspected;outsourced;benchmarked;harvested;refactored;virtualised`)

const objects =
  listOf(`the ledgers;invoices;purchase orders;reports;contracts;payments;forecasts;shipments;inventories;customer records;
spare parts;tickets;backups;access rights;test results;price lists;claims;payslips;sensor readings;certificates;complaints;
prescriptions;timetables;drawings;budgets;provisions;accruals;tariffs;warranties;recipes;turbines;batteries;conveyors;pallets;
forklifts;barcodes;containers;pipelines;substations;transformers;meters;antennas;routers;firewalls;mainframes;spreadsheets;
dashboards;algorithms;catalogues;brochures;newsletters;webinars;surveys;petitions;donations;grants;scholarships;lectures;
laboratories;microscopes;vaccines;implants;ventilators;wheelchairs;ambulances;ferries;locomotives;bicycles;scooters;helmets;
seatbelts;gearboxes;pistons;alloys;castings;polymers;pigments;adhesives;solvents;fertilisers;seeds;orchards;vineyards;
dairies;bakeries;breweries;kitchens;menus;reservations;itineraries;passports;visas;customs declarations;freight rates;
harbours;runways;hangars;satellites;telescopes;archives;manuscripts;paintings;exhibits;instruments;concerts;rehearsals;
broadcasts;subtitles;podcasts;trademarks;patents;licences;royalties;dividends;bonds;mortgages;annuities;pensions;premiums;
reinsurance treaties;subrogations;affidavits;depositions;tenders;blueprints;scaffolds;cranes;excavators;tunnels;bridges;
dams;reservoirs;wells;filters;pumps;valves;boilers;chillers;greenhouses;carbon credits;windmills;photovoltaics;hydrogen tanks`)

const manners =
  listOf(`in spreadsheets;by hand;within two days;without overtime;before the quarter ended;across eleven countries;
in half the time;after the merger;during the pandemic;with far fewer errors;over the weekend;without a consultant;
under the new regulation;with a team of four;on one platform;despite the old mainframe;for the first time;
before the competition;with an open interface;at a third of the cost;during the strike;behind the firewall;
with satellite images;in three languages;for the auditors;without downtime;after the flood;on tablets`)

/** So many sentences, the same every time; the first words of each list come far more often than the last. */
export function makeSentences(count: number): string[] {
  let state = 7
  const often = (words: readonly string[]) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return words[Math.floor(words.length * (state / 2_147_483_648) ** 2)]
  }
  return Array.from(
    { length: count },
    () => `${often(subjects)} ${often(verbs)} ${often(objects)} and ${often(objects)} ${often(manners)}.`,
  )
}
