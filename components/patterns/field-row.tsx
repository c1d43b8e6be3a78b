'use client'

import { GitCompareArrows, Lock } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { EditButton, EditPencil } from '#components/patterns/field-edit-button.tsx'
import { Provenance, type ProvenanceProps } from '#components/patterns/provenance.tsx'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Tooltip } from '#components/ui/tooltip.tsx'

export type AshbyNow = {
  /** Ashby's value, formatted; null when Ashby cleared it. */
  value: ReactNode
  onKeepMine: () => void
  onTakeTheirs: () => void
  /** Which of the two is being saved. */
  saving?: 'mine' | 'theirs' | null
}

export type FieldIssue = {
  /** What is missing or wrong, and why: below the control. */
  message: ReactNode
  /** The control that fixes it right here, and a link to the rule that would fix it for all. */
  fix?: ReactNode
  /** Blocking issues have a rust bar; a warning has an amber one. */
  isBlocking?: boolean
}

export type FieldRowProps = {
  label: string
  /** Marked with an asterisk: the record's act waits for it. */
  isRequired?: boolean
  /** A word behind the value: that it is new to the reader. */
  mark?: ReactNode
  /** The formatted value. Null or undefined is said as `emptyWord`. */
  value: ReactNode
  emptyWord?: string
  provenance?: Omit<ProvenanceProps, 'fieldLabel'>
  /** A person's value: iris bar at the left. */
  isEdited?: boolean
  issue?: FieldIssue | null
  ashbyNow?: AshbyNow | null
  /** Words of the lock: "Locked by Imani, Ashby's changes are not asked about". */
  lockedReason?: string | null
  /** The value can be pressed; a pencil behind it tells so on hover and focus. */
  onEdit?: () => void
  /** The value holds links or buttons: it stands as it is, and the pencil behind it opens the editor. */
  isPressable?: boolean
  /** It is long: on phones the value has the whole width, and its source stands below. */
  isWide?: boolean
  /** The inline editor; it takes the value's place. */
  editor?: ReactNode
  /** Buttons beside the value, such as a menu. */
  actions?: ReactNode
  /** The anchor of "Go to field". */
  anchorId?: string
  isMono?: boolean
}

function AshbyNowBox({ label, ashbyNow }: { label: string; ashbyNow: AshbyNow }) {
  const { value, onKeepMine, onTakeTheirs, saving } = ashbyNow

  return (
    // Two equal buttons: we do not guess which value is right.
    <fieldset
      aria-label={`Ashby changed ${label}`}
      className="mt-2 flex flex-wrap items-center gap-2 rounded-md border border-amber-line bg-amber-soft py-2 pr-2 pl-3"
    >
      <GitCompareArrows aria-hidden="true" className="text-amber" />
      <span className="min-w-0 flex-1 basis-28">
        Ashby now says <strong className="num font-semibold [overflow-wrap:anywhere]">{value ?? 'nothing'}</strong>
      </span>
      <span className="flex flex-wrap gap-2 max-md:w-full">
        <Button size="sm" className="max-md:flex-1" isLoading={saving === 'mine'} onClick={onKeepMine}>
          Keep mine
        </Button>
        <Button size="sm" className="max-md:flex-1" isLoading={saving === 'theirs'} onClick={onTakeTheirs}>
          Take theirs
        </Button>
      </span>
    </fieldset>
  )
}

function FieldValue({ value, emptyWord, issue, isMono }: Pick<FieldRowProps, 'value' | 'emptyWord' | 'issue' | 'isMono'>) {
  const isEmpty = value === null || value === undefined || value === ''

  if (isEmpty) {
    return <span className={issue?.isBlocking ? 'font-medium text-rust' : 'text-ink-3'}>{emptyWord ?? 'Not set'}</span>
  }

  return (
    <span dir="auto" className={joinClasses('num', isMono && 'font-mono text-12')}>
      {value}
    </span>
  )
}

function RequiredMark() {
  return (
    <span title="Required">
      <span aria-hidden="true" className="ml-0.5 text-rust">
        *
      </span>
      <span className="sr-only"> (required)</span>
    </span>
  )
}

/** One field of a record: label, value, where it came from, and what needs a person, all in its row. Stands in a FieldList. */
export function FieldRow(props: FieldRowProps) {
  const {
    label,
    isRequired = false,
    mark,
    value,
    emptyWord,
    provenance,
    isEdited = false,
    issue,
    ashbyNow,
    lockedReason,
    onEdit,
    isPressable = false,
    isWide = false,
    editor,
    actions,
    anchorId,
    isMono,
  } = props
  const bar = issue?.isBlocking ? 'before:bg-rust-solid' : issue ? 'before:bg-amber-solid' : isEdited ? 'before:bg-iris-solid' : null

  return (
    <div
      id={anchorId}
      data-anchor=""
      tabIndex={anchorId ? -1 : undefined}
      className={joinClasses(
        'group relative grid min-h-9 grid-cols-[136px_minmax(0,1fr)] items-start border-b border-line pt-[7px] pb-2 max-md:grid-cols-[112px_minmax(0,1fr)] max-md:min-h-11 max-md:pt-[11px] max-md:pb-3',
        bar && 'before:absolute before:inset-y-2 before:-left-3 before:w-0.5 before:rounded-full',
        bar,
      )}
    >
      <dt className="pr-2 text-ink-3 [overflow-wrap:anywhere]">
        <span>{label}</span>
        {isRequired ? <RequiredMark /> : null}
      </dt>
      <dd className="min-w-0">
        {editor ?? (
          <div className={joinClasses('flex min-h-5 flex-wrap items-start gap-x-3', isWide && 'max-md:gap-y-4')}>
            <div
              className={joinClasses(
                'flex min-w-0 flex-1 basis-24 items-start gap-1.5 [overflow-wrap:anywhere]',
                isWide && 'max-md:basis-full',
                isEdited && 'font-medium',
              )}
            >
              {onEdit && !isPressable ? (
                <EditButton label={label} onEdit={onEdit}>
                  <FieldValue value={value} emptyWord={emptyWord} issue={issue} isMono={isMono} />
                </EditButton>
              ) : (
                <FieldValue value={value} emptyWord={emptyWord} issue={issue} isMono={isMono} />
              )}
              {onEdit && isPressable ? <EditPencil label={label} onEdit={onEdit} isSpare={Boolean(actions)} /> : null}
              {mark}
              {lockedReason ? (
                <Tooltip content={lockedReason}>
                  <button
                    type="button"
                    aria-label={`${label}: ${lockedReason}`}
                    className="grid size-5 shrink-0 place-items-center rounded-sm text-iris"
                  >
                    <Lock className="size-3" />
                  </button>
                </Tooltip>
              ) : null}
              {actions}
            </div>
            {provenance ? <Provenance {...provenance} fieldLabel={label} /> : null}
          </div>
        )}
        {ashbyNow ? <AshbyNowBox label={label} ashbyNow={ashbyNow} /> : null}
        {issue?.fix ? <div className="mt-2 flex flex-wrap items-center gap-2">{issue.fix}</div> : null}
        {issue ? <p className="mt-1.5 text-12 text-ink-3">{issue.message}</p> : null}
      </dd>
    </div>
  )
}

/**
 * The inline editor's frame: control, Save and Cancel. The control has the focus; Enter in it saves, with Command or Control also where
 * Enter breaks the line; Escape cancels.
 */
export function FieldEditor({
  children,
  onSave,
  onCancel,
  onClear,
  isSaving = false,
  note,
}: {
  children: ReactNode
  onSave: () => void
  onCancel: () => void
  /** Saves "no value", on purpose and not by emptying a control. */
  onClear?: () => void
  isSaving?: boolean
  note?: ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    const control = form.current?.querySelector<HTMLElement>('input, textarea, button')
    control?.focus()
    if (control instanceof HTMLInputElement && control.type !== 'date') control.select()
    // Long text is added to more often than it is replaced.
    if (control instanceof HTMLTextAreaElement) control.setSelectionRange(control.value.length, control.value.length)
  }, [])

  return (
    <form
      noValidate
      ref={form}
      className="-mt-1 -mb-0.5"
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          event.preventDefault()
          onSave()
        }
        // What floats above the form, such as a list of choices, closes first.
        const isInside = event.target instanceof Node && event.currentTarget.contains(event.target)
        if (event.key !== 'Escape' || !isInside) return
        // Tells the shortcuts that this Escape was used up.
        event.preventDefault()
        onCancel()
      }}
    >
      <div className="flex flex-wrap items-start gap-2">
        <div className="min-w-40 flex-1 max-md:basis-full">{children}</div>
        <Button type="submit" size="md" isLoading={isSaving}>
          Save
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        {onClear ? (
          <Button variant="ghost" onClick={onClear}>
            Clear value
          </Button>
        ) : null}
      </div>
      {note ? <p className="mt-1.5 text-12 text-ink-3">{note}</p> : null}
    </form>
  )
}
