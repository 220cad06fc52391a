import './require-node.mjs'
import { launch } from './checkout.mjs'
import { prepare } from './prepare.mjs'
import { runServer } from './run.mjs'

await launch(async () => {
  await prepare()
  return runServer(process.argv.slice(2))
})
