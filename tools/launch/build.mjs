import './require-node.mjs'
import { launch } from './checkout.mjs'
import { prepare } from './prepare.mjs'

await launch(async () => {
  await prepare()
  console.log('Avouch is installed and its web pages are built')
  return 0
})
