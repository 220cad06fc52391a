import { attending } from '../../server/attend.ts'
import { countAvailability, readUncounted } from './count-availability.ts'

/** In one run at most so many requests are counted, those not counted longest first: the next run goes on. */
const countsARun = 200

/** Every five minutes: for how many open requests enough are free. */
export const countAvailabilityJob = attending(
  'count-availability',
  '*/5 * * * *',
  async ({ db, each, actor, now }) =>
    each(await readUncounted(db, now, countsARun), (tx, id) => countAvailability(tx, actor, id, now)),
)
