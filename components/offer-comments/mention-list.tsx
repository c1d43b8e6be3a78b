'use client'

import type { Mentions } from '#components/offer-comments/use-mentions.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { joinClasses } from '#components/ui/class-names.ts'

/** The id of a name in the list, for the text that points at the highlighted one. */
export function mentionOptionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

/** The names that fit what is typed behind an @. The text keeps the focus. */
export function MentionList({ id, mentions }: { id: string; mentions: Mentions }) {
  const { offered, highlighted, highlight, choose } = mentions

  return (
    <div
      id={id}
      role="listbox"
      aria-label="Members to mention"
      className="absolute inset-x-0 top-full z-30 mt-1 rounded-lg bg-overlay p-1 shadow-overlay"
    >
      {offered.map((person, index) => (
        // The keys are the text's; a press must not take the focus from it.
        <div
          key={person.id}
          id={mentionOptionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === highlighted}
          onPointerMove={() => highlight(index)}
          onMouseDown={(event) => {
            event.preventDefault()
            choose(person)
          }}
          className={joinClasses(
            'flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 text-13 select-none max-md:min-h-11',
            index === highlighted && 'bg-pressed',
          )}
        >
          <Avatar name={person.name} size="xs" />
          <bdi className="min-w-0 truncate">{person.name}</bdi>
        </div>
      ))}
    </div>
  )
}
