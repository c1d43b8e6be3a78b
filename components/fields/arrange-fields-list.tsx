'use client'

import { GripVertical } from 'lucide-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { findPosition, groupFields, moveFieldTo } from '#components/fields/arrange-fields.ts'
import { fieldTypeWords } from '#components/fields/field-type-words.ts'
import { fieldGroups } from '#components/fields/field-words.ts'
import { useAnnounce } from '#components/patterns/live-region.tsx'
import { MoveButtons } from '#components/patterns/move-buttons.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'

type Fields = readonly FieldDefinition[]
type Move = (key: string, position: number) => void

/** The fields under their headings. Buttons, arrow keys and dragging do the same. */
export function ArrangeFieldsList({ fields, onChange }: { fields: Fields; onChange: (fields: Fields) => void }) {
  const announce = useAnnounce()
  useKeptFocus(fields)

  const move: Move = (key, position) => {
    const moved = moveFieldTo({ fields, key, position })
    if (moved === fields) return
    onChange(moved)
    const { position: at, count } = findPosition({ fields: moved, key })
    const field = moved.find((candidate) => candidate.key === key)
    if (field) announce(`${field.label} is number ${at + 1} of ${count} in ${field.group}`)
  }

  const { draggedKey, startDrag } = useDraggedRow({ fields, move })

  return (
    <div className="flex flex-col gap-4">
      {groupFields({ fields, groups: fieldGroups }).map((section) => (
        <section key={section.group} aria-label={section.group}>
          <h3 className="mb-1.5 text-12 font-medium text-ink-2">{section.group}</h3>
          <ol className="overflow-hidden rounded-md border border-line">
            {section.fields.map((field, index) => (
              <ArrangeRow
                key={field.key}
                field={field}
                position={index}
                count={section.fields.length}
                isDragged={field.key === draggedKey}
                onMove={move}
                onDrag={() => startDrag(field.key)}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

type ArrangeRowProps = {
  field: FieldDefinition
  position: number
  count: number
  isDragged: boolean
  onMove: Move
  onDrag: () => void
}

function ArrangeRow({ field, position, count, isDragged, onMove, onDrag }: ArrangeRowProps) {
  const press = (event: KeyboardEvent) => {
    const to = { ArrowUp: position - 1, ArrowDown: position + 1, Home: 0, End: count - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    onMove(field.key, to)
  }
  const { icon: Icon } = fieldTypeWords[field.type]

  return (
    <li
      data-field-key={field.key}
      data-field-group={field.group}
      data-position={position}
      onKeyDown={press}
      className={joinClasses(
        'flex min-h-10 items-center gap-2 border-b border-line pr-1.5 pl-1 last:border-0 max-md:min-h-12',
        isDragged ? 'bg-pressed' : 'bg-surface',
      )}
    >
      <DragHandle onStart={onDrag} />
      <Icon aria-hidden="true" className="size-3.5 text-ink-3" />
      <span dir="auto" className="min-w-0 flex-1 truncate" title={field.label}>
        {field.label}
      </span>
      <div className="flex gap-0.5">
        <MoveButtons
          name={field.label}
          isFirst={position === 0}
          isLast={position === count - 1}
          onMove={(by) => onMove(field.key, position + by)}
        />
      </div>
    </li>
  )
}

/** The place to drag by. It is for pointers only: keys and screen readers have the buttons, which do the same. */
function DragHandle({ onStart }: { onStart: () => void }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-7 cursor-grab touch-none place-items-center text-ink-3 active:cursor-grabbing max-md:size-9"
      onPointerDown={(event) => {
        // Otherwise the drag would select the words it passes.
        event.preventDefault()
        onStart()
      }}
    >
      <GripVertical className="size-3.5" />
    </span>
  )
}

/**
 * A row on the move. The window is listened to, and the pointer is not captured: a captured element that is moved in the page is let go.
 */
function useDraggedRow({ fields, move }: { fields: Fields; move: Move }) {
  const [draggedKey, setDraggedKey] = useState<string | null>(null)
  const group = fields.find(({ key }) => key === draggedKey)?.group
  useEffect(() => {
    if (draggedKey === null) return
    const follow = (event: PointerEvent) => {
      const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-field-key]')
      if (row && row.dataset.fieldGroup === group && row.dataset.fieldKey !== draggedKey) move(draggedKey, Number(row.dataset.position))
    }
    const stop = () => setDraggedKey(null)
    window.addEventListener('pointermove', follow)
    window.addEventListener('pointerup', stop)
    window.addEventListener('pointercancel', stop)

    return () => {
      window.removeEventListener('pointermove', follow)
      window.removeEventListener('pointerup', stop)
      window.removeEventListener('pointercancel', stop)
    }
  }, [draggedKey, group, move])

  return { draggedKey, startDrag: setDraggedKey }
}

/** A row that is moved in the page loses the focus of its buttons; it gets it back before anybody notices. */
function useKeptFocus(fields: Fields): void {
  const focused = useRef<Element | null>(null)
  useLayoutEffect(() => {
    const keep = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.closest('[data-field-key]')) focused.current = event.target
      else focused.current = null
    }
    document.addEventListener('focusin', keep)

    return () => document.removeEventListener('focusin', keep)
  }, [])
  // A plain effect on every order: whoever had the focus in a row has it after the move too, and is scrolled to.
  useLayoutEffect(() => {
    const element = focused.current
    if (fields.length > 0 && element instanceof HTMLElement && element.isConnected && document.activeElement !== element) element.focus()
    if (element instanceof HTMLElement && element.isConnected) element.closest('li')?.scrollIntoView({ block: 'nearest' })
  }, [fields])
}
