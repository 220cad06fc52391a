import type { Api } from './api.ts'

/** The first record of each kind, by the name that addresses use for it. */
export async function recordsOf(api: Api): Promise<Record<string, string>> {
  const lists: Record<string, string> = {
    accountId: '/accounts',
    contactId: '/advocates',
    opportunityId: '/opportunities',
    nominationId: '/nominations',
    outreachId: '/outreaches',
    importId: '/imports',
    nomineeId: '/contacts',
    requestId: '/requests',
    approvalId: '/approvals',
    calendarEntryId: '/calendar/entries',
    reviewId: '/change-reviews',
  }
  const found: Record<string, string> = {}
  for (const [name, path] of Object.entries(lists)) {
    const page = await api.get<{ rows?: Record<string, string>[] }>(`${path}?size=1`).catch(() => null)
    const row = page?.rows?.[0]
    const id = row?.id ?? row?.[name]
    if (id !== undefined) found[name] = id
  }
  return { ...found, ...(await agreedAskOf(api)) }
}

/** An ask whose customer said yes, with the request it belongs to: both stand in one address. */
async function agreedAskOf(api: Api): Promise<Record<string, string>> {
  const { rows = [] } = await api.get<{ rows?: { id: string; phase: string }[] }>('/requests?size=200')
  for (const { id } of rows.filter(({ phase }) => phase === 'scheduled')) {
    const { asks } = await api.get<{ asks: { id: string; state: string }[] }>(`/requests/${id}`)
    const ask = asks.find(({ state }) => state === 'scheduled')
    if (ask !== undefined) return { requestId: id, askId: ask.id }
  }
  return {}
}
