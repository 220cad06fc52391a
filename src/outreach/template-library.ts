import type { TemplateDefinition } from './template.ts'

export type ShippedTemplate = TemplateDefinition & { readonly code: string }

const regards = 'Kind regards\n{sender}\n{workspace}'
const regardsInGerman = 'Mit freundlichen Grüßen\n{sender}\n{workspace}'
const offer =
  'Would you spare half an hour for a conversation? We would like to understand what you did and what came of it. Nothing is published, nobody is called, and nothing is asked of you afterwards unless you say that you like it.'
const offerInGerman =
  'Hätten Sie eine halbe Stunde für ein Gespräch? Wir möchten verstehen, was Sie getan haben und was daraus geworden ist. Nichts wird veröffentlicht, niemand ruft an, und nachher wird nichts von Ihnen erbeten, was Sie nicht selbst gern tun.'
const refuse = 'A no is a good answer too, and you need not give a reason.'
const refuseInGerman = 'Auch ein Nein ist eine gute Antwort, und einen Grund brauchen Sie nicht zu nennen.'

/** The templates every workspace begins with. What only the sender can know is in brackets. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  {
    code: 'survey',
    occasion: 'survey',
    title: 'After a good answer to a survey',
    fits: 'They gave a high score lately, at best with a comment one can thank them for.',
    subject: 'Thank you for your answer, and a question',
    body: `Dear {name},\n\nyou told us how {company} gets on with our product, and I read it with great pleasure: [what they wrote, in a few words].\n\n${offer}\n\n${refuse}\n\n${regards}`,
    germanSubject: 'Danke für Ihre Antwort, und eine Frage',
    germanBody: `Guten Tag {name},\n\nSie haben uns gesagt, wie {company} mit unserem Produkt zurechtkommt, und ich habe es mit großer Freude gelesen: [was dort stand, in wenigen Worten].\n\n${offerInGerman}\n\n${refuseInGerman}\n\n${regardsInGerman}`,
  },
  {
    code: 'won-deal',
    occasion: 'won-deal',
    title: 'Some months after they went live',
    fits: 'They have worked with it for about a quarter, and first results can be told.',
    subject: 'How has it been, since you went live?',
    body: `Dear {name},\n\nit has been some months since {company} went live, and {owner} tells me that [what is going well there].\n\n${offer}\n\n${refuse}\n\n${regards}`,
    germanSubject: 'Wie ist es Ihnen seit dem Start ergangen?',
    germanBody: `Guten Tag {name},\n\nseit {company} gestartet ist, sind einige Monate vergangen, und von {owner} höre ich, dass [was dort gut läuft].\n\n${offerInGerman}\n\n${refuseInGerman}\n\n${regardsInGerman}`,
  },
  {
    code: 'nomination',
    occasion: 'nomination',
    title: 'A colleague put them forward',
    fits: 'Somebody of ours who knows them named them, and may be named to them.',
    subject: '{owner} suggested that I write to you',
    body: `Dear {name},\n\n{owner} speaks highly of what you have done at {company}: [what they did].\n\n${offer}\n\n${refuse}\n\n${regards}`,
    germanSubject: '{owner} hat mir geraten, Ihnen zu schreiben',
    germanBody: `Guten Tag {name},\n\n{owner} hat mir mit Anerkennung erzählt, was Sie bei {company} getan haben: [was es war].\n\n${offerInGerman}\n\n${refuseInGerman}\n\n${regardsInGerman}`,
  },
  {
    code: 'self-nomination',
    occasion: 'self-nomination',
    title: 'They put themselves forward',
    fits: 'They came by the public page and said they would like to take part.',
    subject: 'Thank you for offering your voice',
    body: `Dear {name},\n\nthank you for telling us that you would like to speak about what {company} has done. I am glad to get to know you.\n\nThe next step is a conversation of half an hour: what you did, what came of it, and what you would like to do with it. You decide about everything that follows.\n\n${regards}`,
    germanSubject: 'Danke, dass Sie sich gemeldet haben',
    germanBody: `Guten Tag {name},\n\ndanke, dass Sie gern über das sprechen möchten, was {company} getan hat. Ich freue mich darauf, Sie kennenzulernen.\n\nAls Nächstes würden wir eine halbe Stunde miteinander sprechen: was Sie getan haben, was daraus geworden ist, und was Sie damit tun möchten. Über alles Weitere entscheiden Sie.\n\n${regardsInGerman}`,
  },
]
