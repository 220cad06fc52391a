/** What went wrong in the way the command was written: shown with a hint at the help, exit code 2. */
export class WrongUsage extends Error {}

/** What the server or the file system answered with: shown as it is, exit code 1. */
export class CommandFailed extends Error {}

/** Nobody answers at the address: exit code 3. */
export class Unreachable extends Error {}

const common = `
  --url URL    address of the server (AVOUCH_URL; http://127.0.0.1:4000)
  --key KEY    API key (AVOUCH_KEY)
  --help       this text`

const general = `avouch: the command line of Avouch

  avouch setup    make the first workspace and print an API key
  avouch import   bring customers, opportunities, advocates and past uses from files
  avouch example  load the example company, or remove it
  avouch backup   make a backup of the whole server and write it to a file
  avouch restore  put a backup into an empty installation

Each has its own help: avouch import --help
${common}

Exit codes: 0 done, 1 refused or failed, 2 the command was not understood, 3 nobody answers.
`

const setup = `avouch setup --workspace NAME --name YOUR-NAME --email MAIL --password PASSWORD [--json]

Makes the first workspace of a new installation and its administrator, and prints an API key. Works once.

  --workspace NAME   what the workspace is called
  --name NAME        your name
  --email MAIL       your mail address, to sign in with
  --password WORD    your password (or the environment variable AVOUCH_PASSWORD)
  --currency CODE    reporting currency, EUR unless told otherwise
  --language CODE    language, en unless told otherwise
  --time-zone ZONE   time zone, such as Europe/Berlin
  --setup-code CODE  the one-time code the server printed, when it asks for one
  --json             print {"apiKey": …} and nothing else${common}
`

const importing = `avouch import KIND FILE [--mapping FILE] [--dry-run] [--json]
avouch import --watch DIR [--once] [--json]

KIND is accounts, contacts, opportunities, products, people, advocates, history, stories or quotes.
FILE is CSV (any encoding, any usual delimiter) or Excel (.xlsx, .xlsm).

Prints how many rows were created, updated and unchanged, and each refused row with field and reason. The
counts add up to the rows. Rows are numbered as a spreadsheet shows them: the header is row 1.

  --mapping FILE   JSON: column name to field, null to leave a column out, or
                   {"field": "renewalOn", "order": "day-first", "scale": 1000, "currency": "EUR"};
                   "new-custom" makes a custom field. What is not named is guessed. May also be
                   {"columns": {…}, "answers": [{"field", "value", "answer"}], "createsAccounts": false,
                   "confirms": false}
  --dry-run        say what would happen and write nothing
  --json           print {rows, created, updated, unchanged, refused: [{row, field, reason}], warnings}
  --watch DIR      take what appears in a folder once it has stopped growing, and move it to DIR/done or
                   DIR/failed with its report beside it; what a file holds is told by its name and header
  --once           with --watch: take what is there now, then end${common}
`

const example = `avouch example [--remove]

Makes the example company, a workspace of its own beside yours, or removes it again.

  --remove   remove it; nothing of yours goes with it
  --json     print the server's answer${common}
`

const backup = `avouch backup FILE [--keep] [--json]
avouch backup FILE --data DIR [--json]

Has the running server make a backup of everything on it, every workspace, all files, and writes it to FILE
(tar, gzipped). Needs the key of an administrator of every workspace, with the scopes backups:read and
backups:write. The key that unseals secrets (secret.key or AVOUCH_SECRET) is not inside: keep it elsewhere.

  --keep      leave the server its own copy, which otherwise goes once it was fetched
  --data DIR  make it without a server: of the data folder of a stopped one, or, where DATABASE_URL is set,
              of that database and the files in DIR
  --json      print {file, bytes, rows, files}${common}
`

const restoring = `avouch restore FILE --data DIR [--json]

Checks the whole backup, then puts it into an empty installation: the database in DIR, or the one DATABASE_URL
names, and the files in DIR. Refuses a running server, a database with anybody in it, and a backup of a newer
version. One of an older version is brought up to this one.

  --data DIR  the folder of the new installation; it may not exist yet
  --json      print {madeAt, rows, files, key}; key is same, other or none
  --help      this text
`

/** The help of a command; of the whole where the command is unknown. */
export function helpFor(command: string | undefined): string {
  if (command === 'setup') return setup
  if (command === 'import') return importing
  if (command === 'backup') return backup
  if (command === 'restore') return restoring
  return command === 'example' ? example : general
}
