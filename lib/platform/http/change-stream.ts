import { listRecentChanges, subscribeToChanges, type Topic } from '#lib/platform/db/listen.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'

export type ChangeStreamOptions = {
  scope: TenantScope
  /** Ends the stream when its reader goes. */
  signal: AbortSignal
  /** Asked again and again while the stream is open; it ends with the first no. */
  isStillAllowed: () => Promise<boolean>
  /** How old in milliseconds what the reader shows is: what changed since then is told first. */
  age?: number
  timing?: Partial<typeof DEFAULT_TIMING>
}

const DEFAULT_TIMING = {
  /** Proxies cut connections on which nothing moves, and a dead reader is noticed only by writing. */
  heartbeatMs: 15_000,
  recheckMs: 20_000,
  /** A sweep changes hundreds of rows in a moment: one notice per topic tells it all. */
  coalesceMs: 250,
}

/**
 * Server-sent events of one organization: `event: change` with the topic as data, and nothing else about what changed.
 * A notice goes out at once if none of its topic went out in the last moment, otherwise at the end of that moment.
 */
export function createChangeStream({ scope, signal, isStillAllowed, age = 0, timing }: ChangeStreamOptions): ReadableStream<Uint8Array> {
  const { heartbeatMs, recheckMs, coalesceMs } = { ...DEFAULT_TIMING, ...timing }
  const encoder = new TextEncoder()
  let stop: () => void = () => undefined

  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const coalescer = createCoalescer({ waitMs: coalesceMs, send: (topic) => send(`event: change\ndata: ${topic}\n\n`) })
      const unsubscribe = subscribeToChanges({ scope, onChange: coalescer.push })
      const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs)
      const recheck = setInterval(() => void endUnlessAllowed(), recheckMs)
      let isOpen = true

      stop = () => {
        isOpen = false
        unsubscribe()
        coalescer.stop()
        clearInterval(heartbeat)
        clearInterval(recheck)
        signal.removeEventListener('abort', end)
      }
      const end = () => {
        if (!isOpen) return
        stop()
        controller.close()
      }
      // What cannot be checked is not allowed: the reader comes back and is judged anew.
      const endUnlessAllowed = async () => {
        const isAllowed = await isStillAllowed().catch((err: unknown) => {
          log.warn({ err }, 'access of an open stream could not be checked')
          return false
        })
        if (!isAllowed) end()
      }

      signal.addEventListener('abort', end)
      // The first bytes tell the reader that it is connected, through every proxy in between.
      send('retry: 3000\n\n')
      for (const topic of age > 0 ? listRecentChanges({ scope, withinMs: age }) : []) coalescer.push(topic)
      if (signal.aborted) end()
    },
    cancel: () => stop(),
  })
}

function createCoalescer({ waitMs, send }: { waitMs: number; send: (topic: Topic) => void }): {
  push: (topic: Topic) => void
  stop: () => void
} {
  const waiting = new Map<Topic, { timer: NodeJS.Timeout; isPending: boolean }>()

  const openMoment = (topic: Topic) => {
    const timer = setTimeout(() => {
      const isPending = waiting.get(topic)?.isPending ?? false
      waiting.delete(topic)
      if (!isPending) return
      send(topic)
      openMoment(topic)
    }, waitMs)
    waiting.set(topic, { timer, isPending: false })
  }

  return {
    push: (topic) => {
      const moment = waiting.get(topic)
      if (moment) {
        moment.isPending = true
        return
      }
      send(topic)
      openMoment(topic)
    },
    stop: () => {
      for (const { timer } of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  }
}
