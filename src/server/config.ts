import { parseArgs } from 'node:util'

/** How this process was asked to run. Command line first, then environment, then default. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly databaseAppUrl: string | null
  readonly publicUrl: string | null
  readonly trustProxy: boolean
  readonly open: boolean
  readonly smtpUrl: string | null
  readonly mailFrom: string | null
  /** What one address, one key and one person may each ask for in a minute. */
  readonly requestsPerMinute: number
  /** True where addresses that people give may be fetched from one's own network too. */
  readonly privateAddresses: boolean
}

const port = (text: string | undefined, fallback: number): number => {
  if (text === undefined || text === '') return fallback
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new Error(`"${text}" is not a port`)
  return number
}

const requestsPerMinute = (text: string | undefined): number => {
  if (text === undefined || text === '') return 3_000
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`REQUESTS_PER_MINUTE "${text}" is not a number of requests`)
  return number
}

/** Reads the configuration; throws a plain sentence when something in it cannot be used. */
export function readConfig(args: readonly string[], env: NodeJS.ProcessEnv): Config {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      'no-open': { type: 'boolean' },
    },
  })
  const publicUrl = env.PUBLIC_URL || null
  if (publicUrl !== null && !URL.canParse(publicUrl))
    throw new Error(`PUBLIC_URL "${publicUrl}" is not a web address`)
  return {
    port: port(values.port ?? env.PORT, 4000),
    host: values.host ?? env.HOST ?? '127.0.0.1',
    dataDir: values.data ?? env.AVOUCH_DATA ?? 'data',
    databaseUrl: env.DATABASE_URL || null,
    databaseAppUrl: env.DATABASE_APP_URL || null,
    publicUrl,
    trustProxy: /^(1|true|yes)$/i.test(env.TRUST_PROXY ?? ''),
    open: !values['no-open'] && env.CI === undefined,
    smtpUrl: env.SMTP_URL || null,
    mailFrom: env.MAIL_FROM || null,
    requestsPerMinute: requestsPerMinute(env.REQUESTS_PER_MINUTE),
    privateAddresses: /^(1|true|yes)$/i.test(env.ALLOW_PRIVATE_ADDRESSES ?? ''),
  }
}
