import type { ValueTouchDefinition } from './value-touch.ts'

export type ShippedTouch = ValueTouchDefinition & { readonly code: string }

const regards = 'Kind regards\n{sender}\n{workspace}'
const regardsInGerman = 'Mit freundlichen Grüßen\n{sender}\n{workspace}'

/** The value touches every workspace begins with (requirement CS-21). What only a person can know is in brackets. */
export const shippedTouches: readonly ShippedTouch[] = [
  {
    code: 'news',
    kind: 'news',
    title: 'News that concerns them',
    fits: 'Something changed that they asked about, use, or have said matters to them.',
    subject: '[What is new], since you use it',
    body: `Dear {name},\n\nI thought of you and {company} when I saw this: [what is new, and why it matters to them].\n\nNothing to do on your side. If it is of use, I am glad to tell you more.\n\n${regards}`,
    germanSubject: '[Was neu ist]: für Sie von Interesse',
    germanBody: `Guten Tag {name},\n\nals ich das gesehen habe, habe ich an Sie und {company} gedacht: [was neu ist, und warum es sie angeht].\n\nSie müssen nichts tun. Wenn es nützlich ist, erzähle ich gern mehr.\n\n${regardsInGerman}`,
  },
  {
    code: 'introduction',
    kind: 'introduction',
    title: 'A peer introduction',
    fits: 'They work on something that another customer has behind them, and both would gain from a talk.',
    subject: 'Somebody you may like to know',
    body: `Dear {name},\n\n[Name of the peer] of [their company] has been through [what both have in common]. I believe a talk would be worth an hour to both of you, and nobody from {workspace} needs to be in it.\n\nShall I put you in touch? If not, no harm done.\n\n${regards}`,
    germanSubject: 'Jemand, den Sie vielleicht kennenlernen möchten',
    germanBody: `Guten Tag {name},\n\n[Name] von [Firma] hat [was beide verbindet] schon hinter sich. Ich glaube, ein Gespräch wäre für Sie beide eine Stunde wert, und von {workspace} muss niemand dabei sein.\n\nSoll ich Sie bekannt machen? Wenn nicht, ist es auch gut.\n\n${regardsInGerman}`,
  },
  {
    code: 'event-seat',
    kind: 'event-seat',
    title: 'An event seat',
    fits: 'There is an event in their field or near them, and they are asked for nothing there.',
    subject: 'A seat for you at [event], if you like',
    body: `Dear {name},\n\nwe have a seat for you at [event] on [day] in [place]. It is yours as a guest: no stage, no talk, no list of questions.\n\nTell me by [day] whether you would like it, and I will see to the rest.\n\n${regards}`,
    germanSubject: 'Ein Platz für Sie bei [Veranstaltung]',
    germanBody: `Guten Tag {name},\n\nwir haben einen Platz für Sie bei [Veranstaltung] am [Tag] in [Ort]. Sie sind unser Gast: keine Bühne, kein Vortrag, kein Fragebogen.\n\nSagen Sie mir bis [Tag], ob Sie ihn möchten; um den Rest kümmere ich mich.\n\n${regardsInGerman}`,
  },
  {
    code: 'roadmap-answer',
    kind: 'roadmap-answer',
    title: 'A roadmap answer',
    fits: 'They asked for something of the product, and there is an answer: it comes, when, or why not.',
    subject: 'What became of your question about [what they asked for]',
    body: `Dear {name},\n\nyou asked us about [what they asked for]. I took it to those who decide, and this is the answer: [it comes and when, or why not].\n\nIf that leaves something open for {company}, I will ask again.\n\n${regards}`,
    germanSubject: 'Was aus Ihrer Frage zu [Wunsch] geworden ist',
    germanBody: `Guten Tag {name},\n\nSie haben uns nach [Wunsch] gefragt. Ich habe es zu denen gebracht, die entscheiden, und das ist die Antwort: [es kommt und wann, oder warum nicht].\n\nWenn für {company} etwas offen bleibt, frage ich noch einmal.\n\n${regardsInGerman}`,
  },
]
