import { backUp } from './back-up.ts'
import { importFile } from './import-file.ts'
import { loadExample } from './load-example.ts'
import { restore } from './restore.ts'
import { setUpWorkspace } from './setup-workspace.ts'
import { helpFor, Unreachable, WrongUsage } from './usage.ts'

const commands: Readonly<
  Record<string, (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<string>>
> = {
  setup: setUpWorkspace,
  import: importFile,
  example: loadExample,
  backup: backUp,
  restore,
}

async function main(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args
  if (command === undefined || args.includes('--help') || args.includes('-h')) {
    process.stdout.write(helpFor(command))
    return
  }
  const run = commands[command]
  if (run === undefined) throw new WrongUsage(`there is no command “${command}”`)
  process.stdout.write(await run(rest, process.env))
}

/** Says in a sentence why the command did not do what was asked, and ends with the code for it. */
function giveUp(error: unknown): never {
  const isUsage =
    error instanceof WrongUsage || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  const words = error instanceof Error ? error.message : String(error)
  process.stderr.write(
    isUsage ? `avouch: ${words}\nSee avouch ${process.argv[2] ?? ''} --help\n` : `${words}\n`,
  )
  process.exit(isUsage ? 2 : error instanceof Unreachable ? 3 : 1)
}

main(process.argv.slice(2)).catch(giveUp)
