import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '#lib/platform/errors.ts'

/** More than finding out why a link does not work ever takes on an idle machine. */
const REFUSAL_MS = 250

/**
 * Runs what answers a link. A refusal with `link_invalid` comes a quarter of a second after the question, whatever was found out on the way:
 * nobody can tell by the clock whether a link was ever real. What works answers at once.
 */
export async function refuseLinksAlike<T>(work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'link_invalid') await sleep(Math.max(0, REFUSAL_MS - (performance.now() - startedAt)))
    throw error
  }
}
