import { AsyncLocalStorage } from 'node:async_hooks'

/** One step of a piece of work: when it began first, and the milliseconds that were its own, without those of steps inside it. */
export type TracedStep = { name: string; startedAt: string; durationMs: number }

type OpenStep = { innerMs: number }
type Trace = { steps: Map<string, TracedStep>; open: OpenStep | null }

const storage = new AsyncLocalStorage<Trace>()

/** Runs a piece of work and notes what of it `traceStep` times, however deep. Read `listSteps` inside, once it is done. */
export function withTrace<T>(work: () => Promise<T>): Promise<T> {
  return storage.run({ steps: new Map(), open: null }, work)
}

/** Times one step. Steps of one name are told as one; without a trace around it the work just runs. */
export async function traceStep<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const trace = storage.getStore()
  if (!trace) return work()

  const own: OpenStep = { innerMs: 0 }
  const startedAt = new Date()
  const begunAt = performance.now()
  try {
    return await storage.run({ steps: trace.steps, open: own }, async () => work())
  } finally {
    const totalMs = performance.now() - begunAt
    if (trace.open) trace.open.innerMs += totalMs
    const known = trace.steps.get(name)
    const durationMs = (known?.durationMs ?? 0) + Math.max(0, totalMs - own.innerMs)
    trace.steps.set(name, {
      name,
      startedAt: known?.startedAt ?? startedAt.toISOString(),
      durationMs: Math.round(durationMs * 1000) / 1000,
    })
  }
}

/** The steps of the trace around, in the order in which they ended first. None without a trace. */
export function listSteps(): TracedStep[] {
  return [...(storage.getStore()?.steps.values() ?? [])]
}
