import { cruise, type ICruiseResult, type IDependency } from 'dependency-cruiser'
import type { Import } from './imports.ts'
import { type Place, placeOf } from './places.ts'

export interface Link extends Import {
  source: string
  target: string
}

export interface ModuleGraph {
  modules: string[]
  links: Link[]
}

const resolution = {
  exportsFields: ['exports'],
  conditionNames: ['import', 'node', 'default', 'types'],
  extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.css'],
}

/** Reads every module below `src` of the folder, and what each of them imports, types included. */
export async function readModuleGraph(root: string): Promise<ModuleGraph> {
  const options = {
    baseDir: root,
    tsPreCompilationDeps: 'specify' as const,
    doNotFollow: { path: 'node_modules' },
  }
  const { output } = await cruise(['src'], options, resolution)
  const ours = (output as ICruiseResult).modules.filter((module) => module.source.startsWith('src/'))
  return {
    modules: ours.map((module) => module.source).sort(),
    links: ours.flatMap((module) =>
      module.dependencies.map((dependency) => linkOf(module.source, dependency)),
    ),
  }
}

function linkOf(source: string, dependency: IDependency): Link {
  const { resolved, module, protocol, coreModule } = dependency
  const from = placeOf(source)
  const typeOnly = dependency.dependencyTypes.includes('type-only')
  if (resolved.startsWith('src/')) return { source, target: resolved, from, to: placeOf(resolved), typeOnly }
  const target = `${protocol ?? ''}${module}`
  return { source, target, from, to: externalOf(target, coreModule), typeOnly }
}

function externalOf(target: string, ofNode: boolean): Link['to'] {
  if (ofNode || target.startsWith('node:')) return { kind: 'node', name: target }
  if (target.startsWith('.')) return { kind: 'outside', file: target } satisfies Place
  const parts = target.split('/')
  return { kind: 'package', name: parts.slice(0, target.startsWith('@') ? 2 : 1).join('/') }
}

/** The circles among the given edges, each as a path that ends where it began. */
export function findCycles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const cycles: string[][] = []
  const finished = new Set<string>()
  const path: string[] = []
  const visit = (node: string): void => {
    if (finished.has(node)) return
    const start = path.indexOf(node)
    if (start >= 0) {
      cycles.push([...path.slice(start), node])
      return
    }
    path.push(node)
    for (const next of edges.get(node) ?? []) visit(next)
    path.pop()
    finished.add(node)
  }
  for (const node of edges.keys()) visit(node)
  return cycles
}

export function edgesOf(pairs: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>()
  for (const [from, to] of pairs) {
    if (from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to))
  }
  return edges
}
