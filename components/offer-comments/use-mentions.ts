'use client'

import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { findMentionQuery, insertMention, searchPeople } from '#components/offer-comments/mention-query.ts'
import type { OfferPersonView } from '#components/offer-comments/use-offer-comments.ts'

/** How many names are offered at once: whoever is not among them is found by another letter. */
const OFFERED_MAX = 6

export type Mentions = {
  /** Who can be chosen at the caret; none while no name is typed. */
  offered: OfferPersonView[]
  highlighted: number
  highlight: (index: number) => void
  choose: (person: OfferPersonView) => void
  /** Takes the keys of the open list. True where it did. */
  handleKey: (event: KeyboardEvent) => boolean
  /** Call whenever the text or the caret may have moved. */
  follow: () => void
  close: () => void
}

type UseMentions = {
  textRef: RefObject<HTMLTextAreaElement | null>
  text: string
  onTextChange: (text: string) => void
  people: readonly OfferPersonView[]
}

/** Names behind an @: offered while they are typed, chosen with Enter, Tab or a press. */
export function useMentions({ textRef, text, onTextChange, people }: UseMentions): Mentions {
  const [caret, setCaret] = useState<number | null>(null)
  const [highlighted, setHighlighted] = useState(0)
  const nextCaret = useRef<number | null>(null)
  const found = caret === null ? null : findMentionQuery({ text, caret, people })
  const offered = found ? searchPeople({ people, query: found.query }).slice(0, OFFERED_MAX) : []
  const current = Math.min(highlighted, Math.max(offered.length - 1, 0))

  useLayoutEffect(() => {
    if (nextCaret.current === null) return
    textRef.current?.setSelectionRange(nextCaret.current, nextCaret.current)
    nextCaret.current = null
  })

  const choose = (person: OfferPersonView) => {
    if (!found || caret === null) return
    const next = insertMention({ text, caret, start: found.start, name: person.name })
    nextCaret.current = next.caret
    setCaret(null)
    onTextChange(next.text)
    textRef.current?.focus()
  }
  const handleKey = (event: KeyboardEvent) => {
    const person = offered[current]
    if (!person || event.nativeEvent.isComposing) return false
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const isPlainEnter = event.key === 'Enter' && !(event.metaKey || event.ctrlKey)
    if (step !== 0) setHighlighted((current + step + offered.length) % offered.length)
    else if (isPlainEnter || event.key === 'Tab') choose(person)
    else if (event.key === 'Escape') setCaret(null)
    else return false

    event.preventDefault()
    return true
  }

  return {
    offered,
    highlighted: current,
    highlight: setHighlighted,
    choose,
    handleKey,
    follow: () => {
      setHighlighted(0)
      setCaret(textRef.current?.selectionStart ?? null)
    },
    close: () => setCaret(null),
  }
}
