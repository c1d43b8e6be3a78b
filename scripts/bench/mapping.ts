import { isDeepStrictEqual } from 'node:util'
import jsonata from 'jsonata'
import { compileMapping } from '#lib/domain/mappings/engine.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { mappingCases } from '#scripts/bench/mapping/cases.ts'
import { records } from '#scripts/bench/mapping/records.ts'
import type { BenchResult } from '#scripts/bench/report/describe-result.ts'
import { findMedian } from '#scripts/bench/report/statistics.ts'
import { CommandError } from '#scripts/command-error.ts'

const ROUNDS = 9
const ROUND_MS = 250

const fields = mappingCases.map(({ field }) => field)
const mapping = compileMapping({ fields, rules: mappingCases.map(({ field, steps }) => ({ field: field.key, steps })) })
const expressions = mappingCases.map((each) => jsonata(each.jsonata))

type Values = unknown[]

/** One record through every rule: what filling an offer does. */
function fillOurs(readings: Readings): Values {
  return fields.map(({ key }) => mapping.fill(key, readings).value)
}

/** One record through the same forty expressions. JSONata answers in promises; both ways of waiting for them are tried. */
async function fillInTurn(readings: Readings): Promise<Values> {
  const values: Values = []
  for (const expression of expressions) values.push(await expression.evaluate(readings))

  return values
}

function fillTogether(readings: Readings): Promise<Values> {
  return Promise.all(expressions.map((expression) => expression.evaluate(readings)))
}

type Fill = (readings: Readings) => Values | Promise<Values>

/** Records per second, over at least the length of a round. Waits only for what is a promise, so that ours pays for no waiting. */
async function measure(fill: Fill): Promise<number> {
  const startedAt = readCpuMs()
  let done = 0
  for (let elapsed = 0; elapsed < ROUND_MS; elapsed = readCpuMs() - startedAt) {
    for (const readings of records) {
      const values = fill(readings)
      if (values instanceof Promise) await values
    }
    done += records.length
  }

  return (done * 1000) / (readCpuMs() - startedAt)
}

/** What this process has worked, in milliseconds: time in which other programs had the processor counts for neither. */
function readCpuMs(): number {
  const { user, system } = process.cpuUsage()

  return (user + system) / 1000
}

/** A comparison of different answers would compare nothing. */
async function requireSameValues(): Promise<void> {
  for (const readings of records) {
    const [ours, theirs] = [fillOurs(readings), await fillInTurn(readings)]
    const different = mappingCases.findIndex((_, index) => !isDeepStrictEqual(ours[index], theirs[index]))
    if (different === -1) continue
    const told = `ours ${JSON.stringify(ours[different])}, JSONata ${JSON.stringify(theirs[different])}`
    throw new CommandError(`Rule ${different + 1} gives two values: ${told} from ${mappingCases[different]?.jsonata}`)
  }
}

/**
 * Records mapped per second by forty rules, beside JSONata evaluating the same forty expressions, compiled once. Both read the same stored
 * readings, as the product does on every sync, preview and re-apply; ours also checks and converts every value to its type, and tells where it
 * came from. Rounds alternate, so that a busy machine slows both; the middle round counts.
 */
export async function runBench(): Promise<BenchResult> {
  await requireSameValues()
  await measure(fillOurs)
  const [inTurn, together] = [await measure(fillInTurn), await measure(fillTogether)]
  const fillTheirs = inTurn >= together ? fillInTurn : fillTogether
  const rounds: { ours: number; theirs: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: await measure(fillOurs), theirs: await measure(fillTheirs) })

  return {
    figures: {
      rules: mappingCases.length,
      records: records.length,
      rounds: ROUNDS,
      mappedPerSecond: Math.round(findMedian(rounds.map(({ ours }) => ours))),
      jsonataRecordsPerSecond: Math.round(findMedian(rounds.map(({ theirs }) => theirs))),
      ratioToJsonata: Math.round(findMedian(rounds.map(({ ours, theirs }) => ours / theirs)) * 10) / 10,
    },
    targets: [{ figure: 'ratioToJsonata', atLeast: 20 }],
  }
}
