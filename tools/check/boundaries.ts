import { refuseImport } from './imports.ts'
import { edgesOf, findCycles, type Link, type ModuleGraph, readModuleGraph } from './module-graph.ts'
import { findImpurities } from './purity.ts'
import type { Verdict } from './verdict.ts'

/** Who imports whom, circles, and what roots may not touch. Reading no module is a finding of its own. */
export async function checkBoundaries(root: string): Promise<Verdict> {
  const graph = await readModuleGraph(root)
  const read = `${graph.modules.length} modules, ${graph.links.length} imports`
  if (graph.modules.length === 0 || graph.links.length === 0) {
    return { read, findings: ['src: no module or no import was read, so nothing was checked'] }
  }
  return { read, findings: [...judgeGraph(graph), ...(await findImpurities(root, graph.modules))] }
}

export function judgeGraph({ links }: ModuleGraph): string[] {
  const refusals = links.flatMap((link) => {
    const refusal = refuseImport(link)
    return refusal ? [`${link.source}: may not import ${link.target}: ${refusal}`] : []
  })
  return [...refusals, ...findModuleCycles(links), ...findRootCycles(links)]
}

function findModuleCycles(links: Link[]): string[] {
  const local = links.filter((link) => link.target.startsWith('src/') && link.from.kind !== 'test')
  const cycles = findCycles(edgesOf(local.map((link) => [link.source, link.target])))
  return cycles.map((cycle) => `${cycle[0]}: imports itself in a circle: ${cycle.join(' → ')}`)
}

function findRootCycles(links: Link[]): string[] {
  const pairs = links.flatMap(({ from, to }) => {
    const betweenRoots =
      from.kind === 'noun' && to.kind === 'noun' && from.room === 'root' && to.room === 'root'
    return betweenRoots ? [[from.noun, to.noun] as const] : []
  })
  return findCycles(edgesOf(pairs)).map((cycle) => {
    const steps = cycle.slice(1).map((noun, index) => {
      const link = links.find(
        ({ from, to }) =>
          from.kind === 'noun' &&
          to.kind === 'noun' &&
          from.noun === cycle[index] &&
          to.noun === noun &&
          to.room === 'root',
      )
      return `${link?.source} → ${link?.target}`
    })
    return `src/${cycle[0]}: roots of nouns import each other in a circle: ${cycle.join(' → ')} (${steps.join(', ')})`
  })
}
