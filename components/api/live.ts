'use client'

import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ApiUtils } from '#components/api/client.ts'
import { useApi, useOrganizationSlug } from '#components/api/provider.tsx'

const RECONNECT_MS_MIN = 1_000
const RECONNECT_MS_MAX = 30_000
const POLL_MS = 20_000
/** While much changes at once, an answer is read again at most this often. */
const REFRESH_EVERY_MS = 1_000

/**
 * Keeps what is on screen up to date while its tab is visible: the server says what changed, and the queries of that noun are read again.
 * While no stream is open, everything on screen is read again every 20 seconds. Call once per page, below ApiProvider.
 */
export function useLiveUpdates(): void {
  const api = useApi()
  const queryClient = useQueryClient()
  const organizationSlug = useOrganizationSlug()

  useEffect(() => {
    if (organizationSlug === null) return

    const refresher = createRefresher((queryKey) => void queryClient.invalidateQueries({ queryKey }))
    const stopFollowing = followChanges({
      url: `/api/live?organization=${encodeURIComponent(organizationSlug)}`,
      onChange: (topic) => void readChangedKeys({ api, topic }).then(refresher.refresh),
      onMissed: () => refresher.refresh([[]]),
    })

    return () => {
      stopFollowing()
      refresher.stop()
    }
  }, [api, queryClient, organizationSlug])
}

/** What is old by nouns is loaded with the first notice: no page needs it before. Where it cannot be had, everything is old. */
async function readChangedKeys(changed: { api: ApiUtils; topic: string }): Promise<QueryKey[]> {
  const loaded = await import('#components/api/changed-keys.ts').catch(() => null)

  return loaded ? loaded.keysOf(changed) : [[]]
}

/** The first notice of a key counts at once; what follows within a second is one more reading at its end. */
export function createRefresher(read: (queryKey: QueryKey) => void) {
  const pending = new Map<string, { isWanted: boolean; timer: ReturnType<typeof setTimeout> }>()

  const readNow = (queryKey: QueryKey) => {
    const id = JSON.stringify(queryKey)
    const timer = setTimeout(() => {
      const isWanted = pending.get(id)?.isWanted ?? false
      pending.delete(id)
      if (isWanted) readNow(queryKey)
    }, REFRESH_EVERY_MS)
    pending.set(id, { isWanted: false, timer })
    read(queryKey)
  }

  return {
    refresh(keys: readonly QueryKey[]) {
      for (const queryKey of keys) {
        const running = pending.get(JSON.stringify(queryKey))
        if (running) running.isWanted = true
        else readNow(queryKey)
      }
    },
    stop() {
      for (const { timer } of pending.values()) clearTimeout(timer)
      pending.clear()
    },
  }
}

type FollowOptions = { url: string; onChange: (topic: string) => void; onMissed: () => void }

/**
 * Holds the stream open while the tab is visible; answers how to stop. The first one asks for what changed since the page was asked for: the
 * server read it before anybody listened. A later one reads everything again.
 */
function followChanges({ url, onChange, onMissed }: FollowOptions): () => void {
  let source: EventSource | null = null
  let reconnect: ReturnType<typeof setTimeout> | undefined
  let delayMs = RECONNECT_MS_MIN
  let mayHaveMissed = false

  const close = () => {
    clearTimeout(reconnect)
    source?.close()
    source = null
    mayHaveMissed = true
  }
  // The browser's own reconnecting gives up after a refusal and has no back-off, so every attempt is a new source.
  const open = () => {
    const opened = new EventSource(mayHaveMissed ? url : `${url}&age=${Math.round(performance.now())}`)
    source = opened
    opened.addEventListener('open', () => {
      delayMs = RECONNECT_MS_MIN
      if (mayHaveMissed) onMissed()
      mayHaveMissed = false
    })
    opened.addEventListener('change', (event) => onChange(String(event.data)))
    opened.addEventListener('error', () => {
      close()
      reconnect = setTimeout(open, delayMs)
      delayMs = Math.min(delayMs * 2, RECONNECT_MS_MAX)
    })
  }
  const follow = () => {
    if (document.visibilityState === 'hidden') close()
    else if (!source) {
      clearTimeout(reconnect)
      open()
    }
  }
  const poll = setInterval(() => {
    if (document.visibilityState === 'visible' && source?.readyState !== EventSource.OPEN) onMissed()
  }, POLL_MS)

  document.addEventListener('visibilitychange', follow)
  follow()

  return () => {
    document.removeEventListener('visibilitychange', follow)
    clearInterval(poll)
    close()
  }
}
