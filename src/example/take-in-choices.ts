import { executiveApprover, legalApprover } from '../requests/approvals/named-approvers.ts'
import { videoLink } from '../requests/talks/video-link.ts'
import { writeSetting } from '../server/settings.ts'
import { readColleagueIds } from './example.reads.ts'
import type { Step } from './step.ts'

/** What Merriden chose for its requests: where talks take place, and who answers for its legal and its executives. */
export const takeInChoices: Step = async ({ tx, actor, example, now }) => {
  const ids = await readColleagueIds(tx, actor.workspaceId)
  const idOf = (title: string) => {
    const id = ids.get(example.colleagues.find((each) => each.title === title)?.email ?? '')
    if (id === undefined) throw new Error(`nobody of the example is ${title}`)
    return id
  }
  await writeSetting(tx, actor, videoLink, 'https://meet.merriden.example/talk-{number}', now)
  await writeSetting(tx, actor, legalApprover, idOf('General Counsel'), now)
  await writeSetting(tx, actor, executiveApprover, idOf('Chief Financial Officer'), now)
}
