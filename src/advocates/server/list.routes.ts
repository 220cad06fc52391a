import { Readable } from 'node:stream'
import type { Actor, PersonActor } from '../../kernel/actor.ts'
import type { QueryOf } from '../../kernel/contract.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import {
  type AdvocateFilter,
  type FacetName,
  facetNames,
  foundStages,
  withFoundStages,
} from '../advocate-filter.ts'
import {
  countAdvocates,
  deleteAdvocateView,
  exportAdvocates as exportEndpoint,
  listAdvocates,
  listAdvocateViews,
  saveAdvocateView,
} from '../list.contract.ts'
import { seesAllProfiles } from '../policy.ts'
import { exportAdvocates } from './export-advocates.ts'
import { countFacets, countStages, type FacetCounts } from './facet.reads.ts'
import { readFavouriteIds } from './favourite.reads.ts'
import { readBrowsedPage, readRankedPage } from './list.reads.ts'
import { loosen } from './loosen.reads.ts'
import { readAdvocateRows } from './row.reads.ts'
import { saveView } from './save-view.ts'
import { understandQuery } from './search.ts'
import { deleteView, readViews } from './view.store.ts'

/** Finding advocates: the list, its counts, its export, and the views people keep of it. */
export function advocateListRoutes({ serve }: Serving): void {
  serve(listAdvocates, async ({ actor, query, db, now }) => {
    const read = query.q?.trim() ? await understandQuery(db, actor, query.q) : null
    const asked = {
      filter: withFoundStages(await filterOf(db, actor, query)),
      sort: query.sort ?? 'name',
      cursor: query.cursor,
      size: query.size ?? 50,
    }
    const page =
      read === null ? await readBrowsedPage(db, actor, asked) : await readRankedPage(db, actor, read, asked)
    return {
      rows: await readAdvocateRows(db, actor, page.ids, now),
      next: page.next,
      isCut: page.isCut,
      words: (read?.words ?? []).map(({ typed, kind, words }) => ({ typed, kind, words: [...words] })),
    }
  })
  serve(countAdvocates, async ({ actor, query, db }) => {
    const read = query.q?.trim() ? await understandQuery(db, actor, query.q) : null
    const filter = await filterOf(db, actor, query)
    const stages = await countStages(db, actor)
    const counted = await countFacets(db, actor, read, withFoundStages(filter))
    return {
      ...tally(stages),
      total: counted.total,
      facets: byFacet(actor, counted),
      loosened: counted.total > 0 ? [] : await loosen(db, actor, read, filter),
    }
  })
  exportRoutes({ serve })
  viewRoutes({ serve })
}

function exportRoutes({ serve }: Pick<Serving, 'serve'>): void {
  serve(exportEndpoint, async ({ actor, query, db, now, reply }) => {
    const lines = exportAdvocates(
      db,
      actor,
      { q: query.q?.trim() ?? '', filter: await filterOf(db, actor, query) },
      now,
    )
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="advocates-${now.slice(0, 10)}.csv"`)
    return reply.send(Readable.from(lines)) as never
  })
}

function viewRoutes({ serve }: Pick<Serving, 'serve'>): void {
  serve(listAdvocateViews, async ({ actor, db }) => ({ views: await readViews(db, actor) }))
  serve(saveAdvocateView, async ({ actor, body, write }) => write((tx) => saveView(tx, actor, body)))
  serve(deleteAdvocateView, async ({ actor, params, write }) => {
    await write((tx) => deleteView(tx, actor, params.advocateViewId))
    return {}
  })
}

async function filterOf(
  db: WorkspaceDb,
  actor: PersonActor,
  query: QueryOf<typeof countAdvocates>,
): Promise<AdvocateFilter> {
  const asked = facetsFor(actor).filter((facet) => query[facet] !== undefined)
  const among = query.favourite === true ? { among: await readFavouriteIds(db, actor) } : {}
  return { ...Object.fromEntries(asked.map((facet) => [facet, query[facet]])), ...among }
}

/** How fresh a profile is, is for those who may read it: nobody else narrows by it. */
function facetsFor(actor: Actor): readonly FacetName[] {
  return seesAllProfiles(actor) ? facetNames : facetNames.filter((facet) => facet !== 'fresh')
}

function tally(counts: ReadonlyMap<string, number>): { discoverable: number; inProgram: number } {
  const sum = (stages: readonly string[]) =>
    stages.reduce((total, stage) => total + (counts.get(stage) ?? 0), 0)
  return {
    discoverable: sum(foundStages),
    inProgram: sum(['potential', 'introduced', 'interviewed', ...foundStages]),
  }
}

function byFacet(actor: Actor, { counts }: FacetCounts) {
  return facetsFor(actor).map((facet) => ({
    facet,
    values: counts
      .filter((each) => each.facet === facet)
      .map(({ value, label, count }) => ({ value, label, count })),
  }))
}
