import { sql } from 'kysely'
import { addDays, type Day, type Instant } from '../kernel/time.ts'
import { Dice } from './dice.ts'
import { readColleagueIds } from './example.reads.ts'
import { isInProgram, signsIn } from './make-people.ts'
import type { Step } from './step.ts'
import { workdayOf } from './workday.ts'

/**
 * When colleagues outside the program looked in: some since the beginning, others for a few weeks, each every week or two
 * and once today. The audit trail takes no day but its own, so that a year of it is written as it would stand there.
 */
export const takeInSignIns: Step = async ({ tx, actor, example, now }) => {
  const dice = new Dice('Merriden sign-ins')
  const ids = await readColleagueIds(tx, actor.workspaceId)
  const looks = example.colleagues
    .filter((colleague) => signsIn(colleague) && !isInProgram(colleague))
    .flatMap(({ email }) => {
      const days = daysOf(dice, example.today).map(
        (day): Instant => `${day}T07:${dice.between(10, 59)}:00.000Z`,
      )
      return [...days, now].map((at) => ({ id: ids.get(email) ?? '', at }))
    })
  await sql`
    insert into events (workspace_id, at, name, actor_kind, actor_id, subject_kind, subject_id, data)
    select ${actor.workspaceId}::uuid, l.at, 'person.signed-in', 'person', l.id, 'person', l.id, '{"how": "password"}'
    from unnest(${looks.map(({ id }) => id)}::uuid[], ${looks.map(({ at }) => at)}::timestamptz[]) l (id, at)`.execute(
    tx,
  )
}

/** The days somebody looked in, yesterday the latest. */
function daysOf(dice: Dice, today: Day): Day[] {
  const days: Day[] = []
  for (let ago = dice.between(20, 330); ago > 3; ago -= dice.between(5, 16)) {
    const day = workdayOf(addDays(today, -ago))
    if (day < today) days.push(day)
  }
  return days
}
