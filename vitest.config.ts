import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What these look at lives as long as the process, so that they want one of their own. */
const alone = ['src/server/database/statement-names.test.ts']

const everywhere = { pool: 'forks' as const, testTimeout: 20_000, hookTimeout: 30_000 }

/** The proofs take longest and their files are short: left to the end, one worker would wait for the other. */
class ProofsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isProof = ({ moduleId }: TestSpecification) => moduleId.includes('/tools/prove/')
    return [...sorted.filter(isProof), ...sorted.filter((file) => !isProof(file))]
  }
}

// The modules are evaluated once for a worker and not once for a file: a fifth of the time of the suite.
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: ProofsFirst },
    projects: [
      {
        test: {
          ...everywhere,
          name: 'all',
          globalSetup: ['src/server/testing/setup.ts'],
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: alone,
          isolate: false,
        },
      },
      { test: { ...everywhere, name: 'alone', include: alone } },
    ],
  },
})
