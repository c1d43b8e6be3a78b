'use client'

import { useState } from 'react'
import { RoleForm } from '#components/roles/role-form.tsx'
import type { RoleStart } from '#components/roles/role-start.ts'

/** Composes or changes a role. Each time it opens it begins anew, with the role as it is then. */
export function RoleDialog({ start, onClose }: { start: RoleStart | null; onClose: () => void }) {
  const isOpen = start !== null
  // What it began with is kept while the dialog fades away.
  const [last, setLast] = useState({ start, isOpen, opening: 0 })
  if (last.isOpen !== isOpen) {
    setLast({ start: start ?? last.start, isOpen, opening: isOpen ? last.opening + 1 : last.opening })
  }

  return last.start ? <RoleForm key={last.opening} start={last.start} isOpen={isOpen} onClose={onClose} /> : null
}
