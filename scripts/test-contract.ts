import { existsSync } from 'node:fs'
import path from 'node:path'
import { CommandError, runCommand } from '#scripts/command-error.ts'
import { rootDir } from '#scripts/paths.ts'
import { runVitest } from '#scripts/run-tests.ts'
import { abortOnSignals } from '#scripts/signals.ts'
import { formatSummary } from '#scripts/test-results.ts'

/** Files the check reads: Ashby's own description of its API, and recorded exchanges. */
const needed = ['openapi.yml', 'recorded']

/** Checks sandbox, client and schemas against Ashby's own description, which is not part of this repository. */
await runCommand(async () => {
  const given = process.env.ASHBY_CONTRACT_DIR
  if (!given)
    throw new CommandError(`Say where Ashby's openapi.yml and the folder "recorded" lie: ASHBY_CONTRACT_DIR=<folder> npm run test:contract`)

  const dir = path.resolve(rootDir, given)
  const missing = needed.filter((name) => !existsSync(path.join(dir, name)))
  if (missing.length > 0) throw new CommandError(`ASHBY_CONTRACT_DIR is ${dir}, which has no ${missing.join(' and no ')}.`)

  const { counts } = await runVitest({ project: 'contract', output: 'show', signal: abortOnSignals(), env: { ASHBY_CONTRACT_DIR: dir } })
  console.log(formatSummary(counts))

  return counts.failed > 0 || counts.passed === 0 ? 1 : 0
})
