import { readFileSync } from 'node:fs'

/** What the project's own checks counted: their last line says it, and each step is one test. */
export function tallyChecks(lastLine, exitCode) {
  const said = lastLine.match(/^CHECK (\{.*\})$/)
  const { passed, failed } = said ? JSON.parse(said[1]) : { passed: 0, failed: 0 }
  return honest({ passed, failed, skipped: 0 }, exitCode, said !== null)
}

/** What Vitest counted; a file that could not be loaded counts as one failed test. */
export function tallyVitest(reportPath, exitCode) {
  const report = readReport(reportPath)
  const results = report?.testResults ?? []
  const unloaded = results.filter((file) => file.status === 'failed' && !hasFailure(file.assertionResults))
  const tally = {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + unloaded.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  }
  return honest(tally, exitCode, report !== undefined)
}

/** What Playwright counted; one that passed only at a second try has passed. */
export function tallyPlaywright(reportPath, exitCode) {
  const report = readReport(reportPath)
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report?.stats ?? {}
  return honest({ passed: expected + flaky, failed: unexpected, skipped }, exitCode, report !== undefined)
}

/** The line everything ends with. */
export function sumLine(tallies) {
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`
}

// A run that broke outside its tests, or never reported, must not look like one that passed.
function honest(tally, exitCode, reported) {
  const broken = exitCode !== 0 || !reported
  return broken && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function hasFailure(assertions) {
  return assertions.some((assertion) => assertion.status === 'failed')
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
