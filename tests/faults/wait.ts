import { setTimeout as sleep } from 'node:timers/promises'

type WaitOptions = {
  /** What is waited for, for whoever reads the failure. */
  what: string
  /** Anything but true is shown when the time is over. What it throws counts as not yet: processes die here on purpose. */
  check: () => Promise<unknown>
  timeoutMs?: number
  everyMs?: number
}

/** Asks until the answer is true. */
export async function waitUntil({ what, check, timeoutMs = 120_000, everyMs = 250 }: WaitOptions): Promise<void> {
  const deadline = performance.now() + timeoutMs

  for (;;) {
    const answer = await check().catch((error: unknown) => String(error))
    if (answer === true) return
    if (performance.now() > deadline) throw new Error(`${what}: still not so after ${timeoutMs / 1000} s: ${JSON.stringify(answer)}`)
    await sleep(everyMs)
  }
}
