'use client'

import { useEffect, useRef, useState } from 'react'
import type { OfferPage } from '#lib/domain/offer-page/contract.ts'

export type ShownLogo = { id: string; name: string; bytes: number /** Where the browser can see it. */; url: string }

export type LogoShelf = {
  find: (id: string | null) => ShownLogo | null
  /** Keeps a logo that was sent, with the bytes as they were sent. */
  add: (logo: { id: string; name: string; blob: Blob }) => void
}

/** The logos that this page knows: the saved one, and those that were sent since it was opened, so that Undo and Discard can show them. */
export function useLogoShelf({ saved, slug }: { saved: OfferPage['logo']; slug: string }): LogoShelf {
  const [sent, setSent] = useState<readonly ShownLogo[]>([])
  const urls = useRef<string[]>([])
  useEffect(
    () => () => {
      for (const url of urls.current) URL.revokeObjectURL(url)
    },
    [],
  )
  const known = saved ? [...sent, { ...saved, url: buildLogoUrl({ id: saved.id, slug }) }] : sent

  return {
    find: (id) => known.find((logo) => logo.id === id) ?? null,
    add: ({ id, name, blob }) => {
      const url = URL.createObjectURL(blob)
      urls.current.push(url)
      setSent((all) => [...all, { id, name, bytes: blob.size, url }])
    },
  }
}

function buildLogoUrl({ id, slug }: { id: string; slug: string }): string {
  return `/api/files/offer-page/logo/${id}?organization=${encodeURIComponent(slug)}`
}
