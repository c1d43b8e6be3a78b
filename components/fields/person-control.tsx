'use client'

import { useValueParts } from '#components/fields/use-value-parts.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { readPerson } from '#lib/domain/fields/rules.ts'

type Parts = { name: string; email: string }

export type PersonControlProps = { label: string; value: string | null; onChange: (text: string) => void; size?: 'sm' | 'md' }

/** Somebody's name and, where it is known, their e-mail address. */
export function PersonControl({ label, value, onChange, size }: PersonControlProps) {
  const [parts, change] = useValueParts<Parts>({ value, onChange, read: readParts, write: writeParts })
  const className = size === 'sm' ? 'h-7 text-12' : undefined

  return (
    <div className="flex flex-wrap items-start gap-2">
      <span className="min-w-32 flex-1 basis-36 max-md:basis-full">
        <Input
          aria-label={label}
          placeholder="Name"
          autoComplete="off"
          value={parts.name}
          onChange={(event) => change({ name: event.target.value })}
          className={className}
        />
      </span>
      <Field label={`${label}: e-mail`} isLabelHidden className="min-w-32 flex-1 basis-36 max-md:basis-full">
        <Input
          aria-label={`${label}: e-mail`}
          placeholder="E-mail, optional"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          value={parts.email}
          onChange={(event) => change({ email: event.target.value })}
          className={className}
        />
      </Field>
    </div>
  )
}

function readParts(text: string): Parts {
  const { name, email } = readPerson(text)

  return { name, email: email ?? '' }
}

/** As it is typed: an address that is not whole yet must not be swallowed by a form that has no place for it. */
function writeParts({ name, email }: Parts): string {
  const address = email.trim()
  if (address === '' || address === name.trim()) return name

  return name.trim() === '' ? address : `${name.trim()} <${address}>`
}
