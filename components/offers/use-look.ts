'use client'

import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import type { OfferDetail, OfferListItem } from '#lib/domain/offers/contract.ts'

/** Shorter is passing by, on the way to another offer. */
const LOOK_MS = 2_000

type ListPage = { items: OfferListItem[]; nextCursor: string | null }

/**
 * Notes that somebody looks at an offer, once they do for two seconds, and again for whatever happens to it under their eyes. Answers since
 * when changes are news to them: it stays as it was when the record opened, so that no mark goes while they look.
 */
export function useLook(offer: OfferDetail): string | null {
  // At the first look everything is new, which would say nothing: only what comes while they look is marked.
  const [since] = useState(() => offer.lastLookAt ?? offer.history[0]?.at ?? null)
  const noteLook = useNoteLook(offer.id)
  const newest = offer.history[0]?.id

  // Every line of history is an occasion of its own; an offer without any has not come in yet.
  useEffect(() => (newest === undefined ? undefined : whileVisible(LOOK_MS, noteLook)), [newest, noteLook])

  return since
}

function useNoteLook(id: string): () => void {
  const api = useApi()
  const queryClient = useQueryClient()
  const { mutate } = useMutation(
    api.offers.look.mutationOptions({
      onSuccess: ({ at }) => {
        queryClient.setQueryData(api.offers.get.queryKey({ input: { id } }), (offer) => offer && { ...offer, lastLookAt: at })
        queryClient.setQueriesData<InfiniteData<ListPage>>({ queryKey: api.offers.list.key() }, (list) => list && forgetNews(list, id))
      },
    }),
  )
  const [note] = useState(() => () => mutate({ id }))

  return note
}

function forgetNews(list: InfiniteData<ListPage>, id: string): InfiniteData<ListPage> {
  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.id === id && item.hasNews ? { ...item, hasNews: false } : item)),
  }))

  return { ...list, pages }
}

/** Calls once the page was visible for so long at a stretch. Answers how to stop. */
function whileVisible(ms: number, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', start)
  }
  const start = () => {
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') return
    timer = setTimeout(() => {
      stop()
      call()
    }, ms)
  }
  document.addEventListener('visibilitychange', start)
  start()

  return stop
}
