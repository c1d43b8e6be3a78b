'use client'

import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type PlainCardProps = {
  title: ReactNode
  /** A sentence or two below the title. */
  lead?: ReactNode
  children?: ReactNode
  /** Other ways to go, below the card. */
  foot?: ReactNode
  /** For a card that takes the place of another after an act: whoever cannot see it is told by the focus. */
  takesFocus?: boolean
}

/** The card in the middle of a plain page. */
export function PlainCard({ title, lead, children, foot, takesFocus = false }: PlainCardProps) {
  return (
    <>
      <div className="rounded-lg border border-line bg-surface p-6 max-md:p-5">
        <h1
          ref={takesFocus ? focusOnce : undefined}
          tabIndex={takesFocus ? -1 : undefined}
          className={joinClasses('text-16 font-semibold text-balance [overflow-wrap:anywhere]', takesFocus && 'outline-none')}
        >
          {title}
        </h1>
        {lead ? <div className="mt-1 text-pretty text-ink-2 [overflow-wrap:anywhere]">{lead}</div> : null}
        {children ? <div className="mt-4 flex flex-col gap-4">{children}</div> : null}
      </div>
      {foot ? <div className="mt-4 flex flex-wrap justify-center gap-x-5 gap-y-1 text-center text-ink-2">{foot}</div> : null}
    </>
  )
}

/** As a ref: focuses what has just appeared. One function for all, so that a later render does not focus again. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus()
}
