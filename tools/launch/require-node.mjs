// Imported before everything else, so that an old Node says this and not an unknown syntax.
const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(`Avouch needs Node.js 20 or newer to start; this is ${process.versions.node}.`)
  process.exit(1)
}
