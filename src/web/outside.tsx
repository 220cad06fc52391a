import { type ComponentType, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './base.css'

const pages: Readonly<Record<string, () => Promise<ComponentType>>> = {
  ask: async () => (await import('../requests/asks/web/AskPage.tsx')).AskPage,
  approval: async () => (await import('../requests/approvals/web/ApprovalPage.tsx')).ApprovalPage,
  slot: async () => (await import('../requests/talks/web/SlotPage.tsx')).SlotPage,
  exception: async () => (await import('../requests/exceptions/web/ExceptionPage.tsx')).ExceptionPage,
  happened: async () => (await import('../requests/asks/web/HappenedPage.tsx')).HappenedPage,
  forward: async () => (await import('../nominations/prompts/web/PromptPage.tsx')).PromptPage,
  task: async () => (await import('../outreach/interviews/web/TaskPage.tsx')).TaskPage,
  interview: async () => (await import('../outreach/interviews/web/InterviewLinkPage.tsx')).InterviewLinkPage,
  draft: async () => (await import('../outreach/interviews/web/DraftLinkPage.tsx')).DraftLinkPage,
  outreach: async () => (await import('../outreach/web/OutreachOwnerPage.tsx')).OutreachOwnerPage,
  confirm: async () => (await import('../stewardship/web/ConfirmPage.tsx')).ConfirmPage,
  account: async () => (await import('../stewardship/owner-page/web/OwnerPage.tsx')).OwnerPage,
  me: async () => (await import('../own-page/web/OwnPage.tsx')).OwnPage,
  'erase-me': async () => (await import('../own-page/web/OwnErasurePage.tsx')).OwnErasurePage,
  known: async () => (await import('../nominations/self/web/SelfLinkPage.tsx')).SelfLinkPage,
  public: async () => (await import('../nominations/self/web/PublicPage.tsx')).PublicPage,
  feedback: async () => (await import('../requests/asks/web/FeedbackPage.tsx')).FeedbackPage,
}

/** The pages of people who never sign in: one each, without the frame and what it weighs. */
async function start() {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
  const root = document.getElementById('root')
  const load = pages[location.pathname.split('/')[1] ?? '']
  if (root === null || load === undefined) throw new Error('There is no page at this address.')
  const Page = await load()
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  )
}

void start()
