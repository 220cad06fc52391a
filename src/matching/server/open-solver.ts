import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import loadHighs, { type Highs, type ModelData } from 'highs'
import type { ChoiceModel, Solver } from '../plan-assignment.ts'

// The package calls its types CommonJS; what is imported is none.
const load = loadHighs as unknown as typeof loadHighs.default

/** Seconds after which an optimum that is still not proven is given up. */
const patience = 120

/** The program of the solver, from `compileSolver`: threads that are given the same share what it learns by running. */
export type SolverProgram = WebAssembly.Module

/** Compiles the solver. A process keeps one: after its first plan, the next take half the time. */
export async function compileSolver(): Promise<SolverProgram> {
  return WebAssembly.compile(await readFile(fileURLToPath(import.meta.resolve('highs/runtime'))))
}

/** HiGHS as the solver of an assignment; it holds the thread while it solves. */
export async function openSolver(program: SolverProgram): Promise<Solver> {
  const highs = await load({ wasmModule: program })
  return (model, isWhole) => (model.values.length === 0 ? [] : solve(highs, model, isWhole))
}

function solve(highs: Highs, model: ChoiceModel, isWhole: boolean): readonly number[] {
  return highs.withModel(dataOf(highs, model, isWhole), (loaded) => {
    // Values are whole numbers, so whatever is nearer to the optimum than one is the optimum.
    loaded.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, time_limit: patience })
    const { modelStatus } = loaded.run()
    if (modelStatus !== highs.constants.modelStatus.optimal) {
      throw new Error(`no optimum was proven within ${patience} seconds (state ${modelStatus})`)
    }
    return [...loaded.getSolution().colValue]
  })
}

function dataOf(
  { constants, infinity }: Highs,
  { values, bounds, rows }: ChoiceModel,
  isWhole: boolean,
): ModelData {
  const starts = [0]
  for (const { members } of rows) starts.push((starts.at(-1) ?? 0) + members.length)
  return {
    numCols: values.length,
    numRows: rows.length,
    sense: constants.objectiveSense.maximize,
    colCost: [...values],
    colLower: values.map(() => 0),
    colUpper: [...bounds],
    rowLower: rows.map(() => -infinity),
    rowUpper: rows.map(({ most }) => most),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: values.length,
      starts,
      indices: rows.flatMap(({ members }) => [...members]),
      values: rows.flatMap(({ amounts }) => [...amounts]),
    },
    ...(isWhole ? { integrality: values.map(() => 1 as const) } : {}),
  }
}
