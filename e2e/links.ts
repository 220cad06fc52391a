import type { Api } from './api.ts'

type Mails = { readonly rows: readonly { readonly id: string }[]; readonly next: string | null }

/**
 * The token of a link of each of these kinds out of the mails of a company: the latest behind which there is still
 * something to do, where there is one.
 */
export async function linksOf(api: Api, kinds: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  const open = new Set<string>()
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Mails = await api.get<Mails>(`/mails?size=200${cursor === '' ? '' : `&cursor=${cursor}`}`)
    for (const { id } of page.rows) {
      const { text } = await api.get<{ text: string }>(`/mails/${id}`)
      for (const { kind, token } of linksIn(text)) {
        if (!kinds.includes(kind) || open.has(kind)) continue
        const isOpen = await isOpenLink(api, kind, token)
        if (isOpen) open.add(kind)
        if (isOpen || found[kind] === undefined) found[kind] = token
      }
    }
    cursor = page.next
  }
  return found
}

/** What a page's link is called in the API, where that is not the word of its address with an s. */
const nouns: Readonly<Record<string, string>> = {
  feedback: 'feedback',
  outreach: 'outreaches',
  confirm: 'confirmations',
  forward: 'prompts',
  known: 'self-nominations',
  me: 'own-pages',
}

async function isOpenLink(api: Api, kind: string, token: string): Promise<boolean> {
  const noun = nouns[kind] ?? `${kind}s`
  return (await api.get<{ link: string }>(`/links/${noun}/${token}`)).link === 'open'
}

const linksIn = (text: string) =>
  [...text.matchAll(/https?:\/\/[^\s/]+\/(\w+)\/([\w-]{43})\b/g)].map(([, kind = '', token = '']) => ({
    kind,
    token,
  }))
