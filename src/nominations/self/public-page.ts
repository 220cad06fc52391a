/** The languages of the public page. */
export const publicLanguages = ['en', 'de'] as const
export type PublicLanguage = (typeof publicLanguages)[number]

/** What a workspace says on its public page in one language; what it does not say is said by us. */
export type OwnWords = { readonly title?: string; readonly intro?: string; readonly thanks?: string }

type Words = {
  readonly title: string
  readonly intro: string
  readonly thanks: string
  readonly consent: string
}

const usual: Readonly<Record<PublicLanguage, (name: string) => Words>> = {
  en: (name) => ({
    title: 'Speak for what works',
    intro: `You use ${name} and others could learn from it. Tell us in two minutes who you are and what went well. Whoever looks after you at ${name} gets in touch; nothing is published without your yes.`,
    thanks: `Thank you. Whoever looks after you at ${name} will get in touch with you.`,
    consent: `I agree that ${name} keeps what I entered here, to find out whether I would like to speak about my experience, and gets in touch with me about it. I can withdraw this at any time.`,
  }),
  de: (name) => ({
    title: 'Sprechen Sie für das, was funktioniert',
    intro: `Sie arbeiten mit ${name}, und andere könnten davon lernen. Sagen Sie uns in zwei Minuten, wer Sie sind und was gut lief. Wer Sie bei ${name} betreut, meldet sich bei Ihnen; nichts wird ohne Ihr Ja veröffentlicht.`,
    thanks: `Vielen Dank. Wer Sie bei ${name} betreut, meldet sich bei Ihnen.`,
    consent: `Ich bin einverstanden, dass ${name} meine Angaben aufbewahrt, um herauszufinden, ob ich über meine Erfahrungen sprechen möchte, und sich deshalb bei mir meldet. Ich kann das jederzeit widerrufen.`,
  }),
}

/** What the page says where the workspace says nothing of its own; `name` is the company as it calls itself. */
export function usualWords(language: PublicLanguage, name: string): Words {
  return usual[language](name)
}

/** The name in the page's address, made of a company's name: “Merriden GmbH” as `merriden-gmbh`. */
export function publicNameFrom(text: string): string {
  const name = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '')
  return name.length < 3 ? `customers-${name}`.replace(/-$/, '') : name
}

/** Addresses of pages that may show this one in a frame, one a line; the others that were written, as they were. */
export function readFrames(text: string): {
  readonly origins: readonly string[]
  readonly wrong: readonly string[]
} {
  const given = text.split(/[\s,]+/).filter((each) => each !== '')
  const origins = given.filter((each) => /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/i.test(each))
  return { origins, wrong: given.filter((each) => !origins.includes(each)) }
}

/** What somebody puts into their own page, to show this one in it. */
export function frameSnippet(address: string, title: string): string {
  const safe = title.replace(/[<>"&]/g, '')
  return `<iframe src="${address}?source=website" title="${safe}" loading="lazy" style="width:100%;height:900px;border:0"></iframe>`
}

/** The source tag as it is kept: letters, digits and simple signs, at most 60; null where nothing is left. */
export function sourceTag(text: string | null | undefined): string | null {
  const kept = (text ?? '')
    .replace(/[^\p{L}\p{N} ._-]+/gu, '')
    .trim()
    .slice(0, 60)
  return kept === '' ? null : kept
}

/** Black or white, whichever reads better on a colour as `#1d5c45`. (Relative luminance of WCAG 2; both are alike at 0.179.) */
export function inkOn(colour: string): '#ffffff' | '#000000' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff'
}
