import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

/** Both ways into a field's editor bear this mark, so that the focus finds back to them. */
export const EDIT_BUTTON_SELECTOR = '[data-edit]'

/** The value as the way into its editor. Its name is value and act, so that both are read. */
export function EditButton({ label, onEdit, children }: { label: string; onEdit: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      data-edit=""
      onClick={onEdit}
      className="group/edit relative -mx-1.5 inline-flex min-w-0 items-start gap-1.5 rounded-sm px-1.5 text-left after:absolute after:-inset-y-0.5 after:inset-x-0 hover:bg-hover max-md:after:-inset-y-3"
    >
      <span className="min-w-0">
        {children}
        <span className="sr-only">, edit {label}</span>
      </span>
      <Pencil
        aria-hidden="true"
        className="mt-1 size-3 text-ink-3 opacity-0 transition-opacity duration-(--dur-1) group-hover:opacity-100 group-focus-visible/edit:opacity-100 @max-lg:hidden pointer-coarse:hidden"
      />
    </button>
  )
}

export type EditPencilProps = {
  label: string
  onEdit: () => void
  /** A menu beside it leads there, too: where there is no room it goes. */
  isSpare?: boolean
}

/** The way into the editor of a value that can be pressed itself, such as a link. */
export function EditPencil({ label, onEdit, isSpare = false }: EditPencilProps) {
  return (
    <button
      type="button"
      data-edit=""
      aria-label={`Edit ${label}`}
      onClick={onEdit}
      className={joinClasses(
        'relative grid size-5 shrink-0 place-items-center rounded-sm text-ink-3 opacity-0 transition-opacity duration-(--dur-1) group-hover:opacity-100 hover:bg-hover hover:text-ink focus-visible:opacity-100 pointer-coarse:opacity-100 max-md:after:absolute max-md:after:-inset-3',
        isSpare && 'max-md:hidden',
      )}
    >
      <Pencil aria-hidden="true" className="size-3" />
    </button>
  )
}
